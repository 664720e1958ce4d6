/**
 * Metrics: samples taken in once, rolled up by the hour, and summed up for any period.
 *
 * <p>A {@link com.sitearis.maintenance.metrics.Delivery} is stored in one transaction and known by its id: a replay changes
 * nothing. {@link com.sitearis.maintenance.metrics.Metrics#summary} reads hourly rollups, and raw samples where an hour is
 * not rolled up yet. Collectors are jobs; others send to the intake over HTTP.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "run", "postgres", "http"})
@NullMarked
package com.sitearis.maintenance.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
