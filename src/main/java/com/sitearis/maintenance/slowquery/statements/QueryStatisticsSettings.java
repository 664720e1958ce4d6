package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.plan.Key;
import java.util.List;

/** What a {@code query-statistics} job file says under {@code settings:}. */
public record QueryStatisticsSettings(
        @Key(
                about = "databases with pg_stat_statements that are asked, by their names in plan.yaml",
                example = "[production]")
        List<String> databases) {}
