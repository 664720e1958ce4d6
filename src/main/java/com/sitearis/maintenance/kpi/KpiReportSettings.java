package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.plan.Key;

/** What a {@code kpi-report} job file says under {@code settings:}. */
public record KpiReportSettings(
        @Key(about = "a file of reports/, without its ending", example = "kpi-monthly")
        String report,

        @Key(
                about = "true: only sends when its figures differ from the last version's, for data that came late",
                example = "true",
                fallback = "false")
        boolean onlyIfChanged) {}
