/** From a month's inputs to its figures: pure, with verdict, sample size, source, formula and doubt. */
@NullMarked
package com.sitearis.maintenance.kpi.figures;

import org.jspecify.annotations.NullMarked;
