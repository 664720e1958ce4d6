/**
 * The care of a maintained database: vacuum, indexes, integrity, growth.
 *
 * <p>Each is a kind of job with a room of its own: {@code vacuum}, {@code index}, {@code integrity}, {@code growth}. A room
 * reads the catalogues by the queries in {@code sql/upkeep}, lets a pure policy judge, does what its job file allows, and
 * enters what it found into the {@link com.sitearis.maintenance.upkeep.Ledger}. Every statement it runs against the database
 * goes through an {@link com.sitearis.maintenance.upkeep.UpkeepSession}, which writes it into the run's notes.
 */
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "plan",
            "run",
            "postgres",
            "backup",
            "metrics",
            "incident",
            "notify",
            "finding"
        })
@NullMarked
package com.sitearis.maintenance.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
