package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.SqlTime.timestamp;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers how far steps are and what they say. */
final class StepReports {

    /** A note, with the time it was made. */
    record Line(Instant at, String text) {}

    private static final String PROGRESS = """
            insert into app.run_progress (step_execution, done, total, at) values (:step, :done, :total, :now)
            on conflict (step_execution) do update set done = excluded.done, total = excluded.total, at = excluded.at""";

    private final JdbcClient jdbc;
    private final Clock clock;

    StepReports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Line line(String text) {
        return new Line(clock.instant(), Told.storable(text));
    }

    void note(long stepExecution, Line line) {
        jdbc.sql("insert into app.run_note (step_execution, at, text) values (:step, :at, :text)")
                .param("step", stepExecution)
                .param("at", timestamp(line.at()))
                .param("text", line.text())
                .update();
    }

    void progress(long stepExecution, long done, long total) {
        jdbc.sql(PROGRESS)
                .param("step", stepExecution)
                .param("done", done)
                .param("total", total)
                .param("now", timestamp(clock.instant()))
                .update();
    }
}
