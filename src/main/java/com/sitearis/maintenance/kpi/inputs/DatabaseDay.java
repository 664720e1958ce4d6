package com.sitearis.maintenance.kpi.inputs;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A maintained database on one local day; null where nothing was collected.
 *
 * @param bytes in the evening
 * @param connections on average
 * @param cacheHits share of blocks found in memory, on average
 * @param longest the longest transaction that was seen
 */
public record DatabaseDay(
        LocalDate day,
        String database,
        @Nullable Double bytes,
        @Nullable Double connections,
        @Nullable Double cpuUsed,
        @Nullable Double cacheHits,
        @Nullable Double deadlocks,
        @Nullable Duration longest) {}
