/**
 * The console: pages and an HTTP API by which operators see everything and relaunch what failed.
 *
 * <p>It runs in {@code serve} only, on a port of its own. Who may do what stands in one table ({@code server.Permissions}); every
 * request that changes anything is in the audit log before it is carried out.
 */
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "plan",
            "plan :: nearest",
            "plan :: written",
            "postgres",
            "storage",
            "run",
            "schedule",
            "audit",
            "backup",
            "backup :: listing",
            "backup :: recovery",
            "backup :: retention",
            "metrics",
            "notify",
            "notify :: duty",
            "incident",
            "incident :: announcement",
            "incident :: history",
            "kpi",
            "finding",
            "upkeep",
            "slowquery",
            "slowquery :: fingerprint",
            "slowquery :: history",
            "slowquery :: weekly"
        })
@NullMarked
package com.sitearis.maintenance.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
