/**
 * Findings: what looks at a database brought to light, kept from the first time it was seen until it is gone.
 *
 * <p>A capability hands in a {@link com.sitearis.maintenance.finding.Look}: what it found, and what it looked at. Whatever it
 * looked at and did not find again is resolved; what it could not look at stays as it was.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "run", "postgres"})
@NullMarked
package com.sitearis.maintenance.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
