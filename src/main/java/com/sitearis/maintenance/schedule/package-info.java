/**
 * The plan's schedules on Quartz: one Quartz job for each (job file, target), fired once in the whole cluster.
 *
 * <p>The only package that knows Quartz.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "run"})
@NullMarked
package com.sitearis.maintenance.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
