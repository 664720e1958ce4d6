package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.SqlTime.timestamp;

import com.sitearis.maintenance.plan.JobSpec;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the holder of a run's fence writes. Every statement names the attempt it belongs to: a program that lost its
 * fence without knowing, and wakes up after another took over, changes nothing.
 */
final class Attempts {

    private static final String BEGIN = """
            with begun as (
                update app.run
                set state = 'RUNNING', attempt = attempt + 1, node = :node, started = coalesce(started, :now),
                    next_attempt_at = null, crashes = :crashes, crashed_step = :step, definition = :definition
                where id = :id and attempt = :attempt and state = :state
                returning *),
            told as (
                insert into app.run_event (run_id, at, node, from_state, to_state, reason)
                select id, :now, :node, :state, 'RUNNING', :reason from begun)
            select * from begun""";

    // A stop that was asked while the attempt failed by itself wins over the next attempt.
    private static final String END = """
            with ended as (
                update app.run
                set state = case when :waits and stop_asked_at is not null then 'STOPPED' else :to end,
                    finished = case when :waits and stop_asked_at is null then null else :now end,
                    next_attempt_at = case when stop_asked_at is null then cast(:next as timestamptz) end,
                    failures = :failures, failure = :failure, hint = :hint, runbook = :runbook
                where id = :id and attempt = :attempt and state = 'RUNNING'
                returning *),
            told as (
                insert into app.run_event (run_id, at, node, from_state, to_state, reason)
                select id, :now, :node, 'RUNNING', state, :reason from ended)
            select * from ended""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Node node;

    Attempts(JdbcClient jdbc, Clock clock, Node node) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.node = node;
    }

    /** Takes a waiting run; empty when it changed in between. */
    Optional<Run> begin(Run run, JobSpec spec) {
        return begin(run, spec, run.crashes(), run.crashedStep() == null ? "" : run.crashedStep(), "begun");
    }

    /** Takes a run whose program died in a step. */
    Optional<Run> takeOver(Run run, JobSpec spec, String step) {
        String where = step.isEmpty() ? "between two steps" : "in step " + step;
        return begin(run, spec, EndingPolicy.crashes(run, step), step, "taken over: " + run.node() + " died " + where);
    }

    private Optional<Run> begin(Run run, JobSpec spec, int crashes, String step, String reason) {
        return jdbc.sql(BEGIN)
                .param("id", run.id())
                .param("attempt", run.attempt())
                .param("state", run.state().name())
                .param("node", node.name())
                .param("now", timestamp(clock.instant()))
                .param("crashes", crashes)
                .param("definition", Definition.of(spec))
                .param("step", step)
                .param("reason", reason)
                .query(Run::read)
                .optional();
    }

    /** Puts the attempt's end on record; empty when another program has taken over. */
    Optional<Run> end(Run run, Ending ending) {
        Told told = ending.told();
        return jdbc.sql(END)
                .param("id", run.id())
                .param("attempt", run.attempt())
                .param("to", ending.state().name())
                .param("waits", ending.state() == RunState.WAITING)
                .param("next", timestamp(ending.nextAttempt()))
                .param("failures", ending.failures())
                .param("failure", told == null ? null : told.message())
                .param("hint", told == null ? null : told.hint())
                .param("runbook", told == null ? null : told.runbook())
                .param("now", timestamp(clock.instant()))
                .param("node", node.name())
                .param("reason", ending.reason())
                .query(Run::read)
                .optional();
    }

    /** Notes where Batch remembers the run's steps. */
    void carriedOutBy(long run, long jobInstance) {
        jdbc.sql(
                        "update app.run set job_instance = :instance where id = :id and job_instance is distinct from :instance")
                .param("id", run)
                .param("instance", jobInstance)
                .update();
    }
}
