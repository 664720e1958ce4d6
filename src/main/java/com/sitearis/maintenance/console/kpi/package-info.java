/** The KPIs of the months as they were published. */
@NullMarked
package com.sitearis.maintenance.console.kpi;

import org.jspecify.annotations.NullMarked;
