package com.sitearis.maintenance.kpi.inputs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A backup of the month, with what its proof said. */
public record BackupLine(
        String id,
        String database,
        LocalDate date,
        String tiers,
        long bytes,
        String verdict,
        @Nullable Instant provenAt,
        @Nullable Duration restoreTime,
        String state) {}
