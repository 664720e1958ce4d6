/**
 * The maintenance plan as files: {@code jobs/*.yaml} become one validated {@link com.sitearis.maintenance.plan.MaintenancePlan}.
 *
 * <p>Every problem of every file is reported at once, with its line and what to write instead. The package knows no
 * capability: each contributes a {@link com.sitearis.maintenance.plan.JobKind} (its YAML name and its settings record).
 */
@ApplicationModule(allowedDependencies = {"failure"})
@NullMarked
package com.sitearis.maintenance.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
