package com.sitearis.maintenance.slowquery.weekly;

import com.sitearis.maintenance.plan.Key;
import java.util.List;

/** What a {@code slow-query-report} job file says under {@code settings:}. */
public record SlowReportSettings(
        @Key(about = "a file of reports/, without its ending", example = "slow-queries-weekly")
        String report,

        @Key(about = "databases it tells of, by their names in plan.yaml", example = "[production]")
        List<String> databases) {}
