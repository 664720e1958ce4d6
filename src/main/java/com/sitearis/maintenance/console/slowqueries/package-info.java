/** Which statements cost most, week by week; what was found about them; the weekly reports that are kept. */
@NullMarked
package com.sitearis.maintenance.console.slowqueries;

import org.jspecify.annotations.NullMarked;
