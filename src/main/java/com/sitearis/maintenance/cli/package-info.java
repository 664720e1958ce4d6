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
            "notify",
            "incident",
            "kpi",
            "slowquery",
            "slowquery :: fingerprint",
            "slowquery :: log",
            "backup :: listing",
            "backup :: rebuild",
            "backup :: recovery",
            "backup :: retention"
        })
@NullMarked
package com.sitearis.maintenance.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
