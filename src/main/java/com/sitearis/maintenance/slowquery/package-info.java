/**
 * Slow queries: which cost most, from PostgreSQL's logs.
 *
 * <p>{@code fingerprint} gives statements that differ only in their constants one name. {@code log} reads logs of any of
 * PostgreSQL's formats into a {@link com.sitearis.maintenance.slowquery.LogAnalysis}, which can be merged with others.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "run", "postgres", "metrics", "incident", "notify", "finding"})
@NullMarked
package com.sitearis.maintenance.slowquery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
