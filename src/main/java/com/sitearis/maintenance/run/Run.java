package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.SqlTime.instant;
import static com.sitearis.maintenance.run.SqlTime.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One slot of one job on one target, as remembered.
 *
 * @param attempt how often a program began to work on it; also the fencing token: a program writes only under its own number
 * @param failures attempts that failed by themselves since the run was opened
 * @param crashes programs that died in {@code crashedStep}, in a row
 * @param askedBy null for the schedule
 * @param nextAttempt set exactly while it waits
 * @param node who works on it, or did last
 * @param told why the last attempt failed, or null
 * @param finishBy from the job's finish-within, or null
 * @param parameters what was said of it beyond the job file, by name
 */
public record Run(
        long id,
        String job,
        String target,
        Instant slot,
        String kind,
        RunState state,
        int attempt,
        int failures,
        int crashes,
        @Nullable String crashedStep,
        @Nullable String askedBy,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Instant nextAttempt,
        @Nullable String node,
        @Nullable Told told,
        @Nullable StopRequest stop,
        @Nullable Instant finishBy,
        Map<String, String> parameters) {

    /** Somebody asked the run to stop. */
    public record StopRequest(Instant at, String by) {}

    boolean waitsBeyond(Instant now) {
        return nextAttempt != null && nextAttempt.isAfter(now);
    }

    /** Job, target and number, as log lines name it. */
    String display() {
        return "run " + id + " (" + job + " on " + target + ")";
    }

    static Run read(ResultSet row, int number) throws SQLException {
        String failure = row.getString("failure");
        Instant stopAsked = instantOrNull(row, "stop_asked_at");
        return new Run(
                row.getLong("id"),
                row.getString("job"),
                row.getString("target"),
                instant(row, "slot"),
                row.getString("kind"),
                RunState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getInt("failures"),
                row.getInt("crashes"),
                row.getString("crashed_step"),
                row.getString("asked_by"),
                instant(row, "created"),
                instantOrNull(row, "started"),
                instantOrNull(row, "finished"),
                instantOrNull(row, "next_attempt_at"),
                row.getString("node"),
                failure == null ? null : new Told(failure, row.getString("hint"), row.getString("runbook")),
                stopAsked == null ? null : new StopRequest(stopAsked, row.getString("stop_asked_by")),
                instantOrNull(row, "finish_by"),
                RunParameters.read(row.getString("parameters")));
    }
}
