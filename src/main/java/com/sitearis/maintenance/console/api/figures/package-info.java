/** Figures over HTTP: the KPIs of a month with their workbook, metrics. */
@NullMarked
package com.sitearis.maintenance.console.api.figures;

import org.jspecify.annotations.NullMarked;
