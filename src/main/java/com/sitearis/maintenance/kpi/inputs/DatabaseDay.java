package com.sitearis.maintenance.kpi.inputs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A maintained database on one local day; null where nothing was collected. */
public record DatabaseDay(
        LocalDate day,
        String database,
        @Nullable Double bytes,
        @Nullable Double connections,
        @Nullable Double cpuUsed) {}
