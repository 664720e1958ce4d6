/**
 * Incidents, maintenance windows, and the accounting of the service level.
 *
 * <p>Accounting is pure (package {@code sla}): checks become a timeline of up, down and unknown, windows are taken out, and
 * what remains is added up in seconds. A figure that cannot be computed is blank with its reason.
 */
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "plan",
            "run",
            "postgres",
            "http",
            "metrics",
            "notify",
            "notify :: duty",
            "notify :: template"
        })
@NullMarked
package com.sitearis.maintenance.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
