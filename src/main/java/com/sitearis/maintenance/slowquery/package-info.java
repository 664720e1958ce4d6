/**
 * Slow queries: which cost most, from PostgreSQL's logs and from pg_stat_statements.
 *
 * <p>{@code fingerprint} gives statements that differ only in their constants one name. {@code log} reads logs of any of
 * PostgreSQL's formats into a {@link com.sitearis.maintenance.slowquery.LogAnalysis}, which can be merged with others. {@code statements} takes snapshots of
 * pg_stat_statements. {@code history} keeps what statements did by hour and week, and {@code weekly} tells a week of it.
 */
@ApplicationModule(
        allowedDependencies = {"failure", "plan", "run", "postgres", "metrics", "incident", "notify", "finding"})
@NullMarked
package com.sitearis.maintenance.slowquery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
