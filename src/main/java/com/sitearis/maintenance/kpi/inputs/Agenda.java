package com.sitearis.maintenance.kpi.inputs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to come in the sixty days after the month, by the plan that was in force when it was asked. */
public record Agenda(List<Availability.Window> windows, List<Planned> jobs) {

    public static final int DAYS = 60;

    /**
     * A scheduled job.
     *
     * @param times how often within the sixty days; null for a job that goes by elapsed time
     * @param every the elapsed time, or null
     */
    public record Planned(
            String job,
            String purpose,
            @Nullable Instant first,
            @Nullable Instant second,
            @Nullable Integer times,
            @Nullable Duration every) {}
}
