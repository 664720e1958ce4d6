/**
 * What is measured: availability checks, samples, and what collects them.
 *
 * <p>A measurement that is missing is missing: nothing here makes a zero or an "up" of it.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "run", "postgres"})
@NullMarked
package com.sitearis.maintenance.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
