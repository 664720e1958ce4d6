/**
 * Collectors: jobs that fetch metrics where they arise. A collector that gets nothing fails, and so is told.
 */
@NullMarked
package com.sitearis.maintenance.metrics.collect;

import org.jspecify.annotations.NullMarked;
