/**
 * {@code kind: query-statistics}: looks at pg_stat_statements every hour and keeps what was added since.
 *
 * <p>The view's counters only ever grow, from a beginning that is somebody else's. {@code DifferencePolicy} tells what of
 * them is new, through resets, restarts, evictions and upgrades; it rather loses a call, and says so, than counts one twice.
 */
@NullMarked
package com.sitearis.maintenance.slowquery.statements;

import org.jspecify.annotations.NullMarked;
