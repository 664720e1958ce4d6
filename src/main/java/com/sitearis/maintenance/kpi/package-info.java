/**
 * The KPIs of the month: figures with their source, sample size and doubt, the workbook, its versions and its mail.
 *
 * <p>A version's inputs are frozen before anything is made of them; workbook and mail are functions of what is frozen. A
 * figure that cannot be computed is blank with its reason.
 */
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "plan",
            "plan :: written",
            "run",
            "postgres",
            "backup",
            "metrics",
            "incident",
            "finding",
            "notify",
            "notify :: bounce"
        })
@NullMarked
package com.sitearis.maintenance.kpi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
