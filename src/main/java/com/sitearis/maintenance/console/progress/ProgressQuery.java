package com.sitearis.maintenance.console.progress;

import com.sitearis.maintenance.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One query for all runs that somebody watches. */
final class ProgressQuery {

    private static final String SQL = """
            select run.id, run.state, run.attempt, run.next_attempt_at, run.finished, run.failure,
                   step.step_name, progress.done, progress.total, note.text as note
            from app.run
            left join lateral (
                select step.step_execution_id, step.step_name
                from batch.batch_job_execution execution
                join batch.batch_step_execution step using (job_execution_id)
                where execution.job_instance_id = run.job_instance
                order by step.step_execution_id desc limit 1) step on true
            left join app.run_progress progress on progress.step_execution = step.step_execution_id
            left join lateral (
                select text from app.run_note
                where step_execution = step.step_execution_id order by id desc limit 1) note on true
            where run.id in (:runs)""";

    private final JdbcClient jdbc;

    ProgressQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, RunProgress> of(Collection<Long> runs) {
        return jdbc.sql(SQL).param("runs", runs).query(ProgressQuery::read).list().stream()
                .collect(Collectors.toMap(RunProgress::run, Function.identity()));
    }

    private static RunProgress read(ResultSet row, int number) throws SQLException {
        return new RunProgress(
                row.getLong("id"),
                RunState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getString("step_name"),
                row.getObject("done", Long.class),
                row.getObject("total", Long.class),
                row.getString("note"),
                instant(row, "next_attempt_at"),
                instant(row, "finished"),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
