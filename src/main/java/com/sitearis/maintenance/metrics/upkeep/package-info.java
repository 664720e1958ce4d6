/** The jobs that keep metrics in order: partitions, rollups, retention, and whether anything still comes in. */
@NullMarked
package com.sitearis.maintenance.metrics.upkeep;

import org.jspecify.annotations.NullMarked;
