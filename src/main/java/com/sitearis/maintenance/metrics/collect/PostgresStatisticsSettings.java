package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.plan.Key;
import java.util.List;

/** What a {@code postgres-statistics} job file says under {@code settings:}. */
public record PostgresStatisticsSettings(
        @Key(about = "databases that are asked, by their names in plan.yaml", example = "[production]")
        List<String> databases) {}
