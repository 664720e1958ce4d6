package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.SqlTime.instant;
import static com.sitearis.maintenance.run.SqlTime.instantOrNull;

import com.sitearis.maintenance.run.RunDetail.Attempt;
import com.sitearis.maintenance.run.RunDetail.Change;
import com.sitearis.maintenance.run.RunDetail.Note;
import com.sitearis.maintenance.run.RunDetail.Progress;
import com.sitearis.maintenance.run.RunDetail.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what happened inside a run: Batch's executions, and what their steps told. */
final class RunDetails {

    // Batch's timestamps carry no zone and are written in UTC.
    private static final String ATTEMPTS = """
            select execution.job_execution_id, execution.status,
                   execution.start_time at time zone 'UTC' as started, execution.end_time at time zone 'UTC' as ended,
                   max(param.parameter_value) filter (where param.parameter_name = 'attempt') as attempt,
                   max(param.parameter_value) filter (where param.parameter_name = 'node') as node
            from app.run
            join batch.batch_job_execution execution on execution.job_instance_id = run.job_instance
            left join batch.batch_job_execution_params param using (job_execution_id)
            where run.id = :run
            group by execution.job_execution_id
            order by execution.job_execution_id""";

    private static final String STEPS = """
            select step.step_execution_id, step.job_execution_id, step.step_name, step.status,
                   nullif(step.exit_message, '') as message,
                   step.start_time at time zone 'UTC' as started, step.end_time at time zone 'UTC' as ended,
                   progress.done, progress.total, progress.at
            from app.run
            join batch.batch_job_execution execution on execution.job_instance_id = run.job_instance
            join batch.batch_step_execution step using (job_execution_id)
            left join app.run_progress progress on progress.step_execution = step.step_execution_id
            where run.id = :run
            order by step.step_execution_id""";

    private static final String NOTES = """
            select note.step_execution, note.at, note.text
            from app.run
            join batch.batch_job_execution execution on execution.job_instance_id = run.job_instance
            join batch.batch_step_execution step using (job_execution_id)
            join app.run_note note on note.step_execution = step.step_execution_id
            where run.id = :run
            order by note.id""";

    private static final String CHANGES =
            "select at, node, from_state, to_state, reason from app.run_event where run_id = :run order by id";

    private record StepOf(long execution, Step step) {}

    private record NoteOf(long step, Note note) {}

    private final JdbcClient jdbc;

    RunDetails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RunDetail of(Run run) {
        return new RunDetail(
                run,
                attempts(run.id()),
                jdbc.sql(CHANGES)
                        .param("run", run.id())
                        .query(RunDetails::change)
                        .list());
    }

    private List<Attempt> attempts(long run) {
        Map<Long, List<Note>> notes = jdbc.sql(NOTES).param("run", run).query(RunDetails::note).list().stream()
                .collect(Collectors.groupingBy(NoteOf::step, Collectors.mapping(NoteOf::note, Collectors.toList())));
        Map<Long, List<Step>> steps =
                jdbc.sql(STEPS).param("run", run).query((row, number) -> step(row, notes)).list().stream()
                        .collect(Collectors.groupingBy(
                                StepOf::execution, Collectors.mapping(StepOf::step, Collectors.toList())));
        return jdbc.sql(ATTEMPTS)
                .param("run", run)
                .query((row, number) -> attempt(row, steps))
                .list();
    }

    private static Attempt attempt(ResultSet row, Map<Long, List<Step>> steps) throws SQLException {
        long execution = row.getLong("job_execution_id");
        return new Attempt(
                execution,
                row.getInt("attempt"),
                row.getString("node"),
                row.getString("status"),
                instantOrNull(row, "started"),
                instantOrNull(row, "ended"),
                steps.getOrDefault(execution, List.of()));
    }

    private static StepOf step(ResultSet row, Map<Long, List<Note>> notes) throws SQLException {
        return new StepOf(
                row.getLong("job_execution_id"),
                new Step(
                        row.getString("step_name"),
                        row.getString("status"),
                        instantOrNull(row, "started"),
                        instantOrNull(row, "ended"),
                        row.getString("message"),
                        progress(row),
                        notes.getOrDefault(row.getLong("step_execution_id"), List.of())));
    }

    private static @Nullable Progress progress(ResultSet row) throws SQLException {
        return row.getObject("done") == null
                ? null
                : new Progress(row.getLong("done"), row.getLong("total"), instant(row, "at"));
    }

    private static NoteOf note(ResultSet row, int number) throws SQLException {
        return new NoteOf(row.getLong("step_execution"), new Note(instant(row, "at"), row.getString("text")));
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        String from = row.getString("from_state");
        return new Change(
                instant(row, "at"),
                row.getString("node"),
                from == null ? null : RunState.valueOf(from),
                RunState.valueOf(row.getString("to_state")),
                row.getString("reason"));
    }
}
