/**
 * Runs: starts, stops, recovers and relaunches Spring Batch jobs, and remembers what happened.
 *
 * <p>A run is one slot of one job on one target. It may take several attempts, on several nodes; it ends once. A run's
 * fence (an advisory lock on its own connection) is held exactly as long as a living program works on it.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "plan :: nearest", "plan :: written"})
@NullMarked
package com.sitearis.maintenance.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
