/**
 * The commands of the launcher.
 */
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "plan",
            "postgres",
            "storage",
            "run",
            "schedule",
            "backup",
            "metrics",
            "incident",
            "kpi",
            "notify"
        })
@NullMarked
package com.sitearis.maintenance.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
