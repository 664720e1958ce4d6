/**
 * The commands of the launcher.
 */
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "plan",
            "plan :: written",
            "postgres",
            "storage",
            "run",
            "schedule",
            "audit",
            "console :: account",
            "console :: api",
            "console :: server",
            "backup",
            "metrics",
            "metrics :: uptimerobot",
            "notify",
            "notify :: bounce",
            "notify :: duty",
            "notify :: dispatch",
            "incident",
            "incident :: announcement",
            "kpi",
            "kpi :: detail",
            "finding",
            "http",
            "upkeep",
            "upkeep :: vacuum",
            "slowquery",
            "slowquery :: fingerprint",
            "slowquery :: history",
            "slowquery :: log",
            "slowquery :: sketch",
            "slowquery :: weekly",
            "backup :: listing",
            "backup :: rebuild",
            "backup :: recovery",
            "backup :: retention"
        })
@NullMarked
package com.sitearis.maintenance.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
