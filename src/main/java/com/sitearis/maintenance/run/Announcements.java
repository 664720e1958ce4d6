package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.SqlTime.timestamp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells listeners what has become of runs, after it is durable. */
final class Announcements {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    // Only one node tells, whoever updates first.
    private static final String OVERDUE = """
            with overdue as (
                update app.run set overdue_told_at = :now
                where state in ('RUNNING', 'WAITING') and finish_by < :now and overdue_told_at is null
                returning *),
            told as (
                insert into app.run_event (run_id, at, from_state, to_state, reason)
                select id, :now, state, state, 'not finished in time' from overdue)
            select * from overdue""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate together;

    Announcements(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher publisher,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.publisher = publisher;
        this.together = new TransactionTemplate(transactions);
    }

    /** Tells that an attempt begins. */
    void started(Run run) {
        try {
            publisher.publishEvent(new RunStarted(run.id(), run.job(), run.target(), run.attempt(), clock.instant()));
        } catch (RuntimeException e) {
            log.error("a listener to the beginning of {} failed; the run goes on", run.display(), e);
        }
    }

    /** Tells of the run's end, then notes that it was told: a death in between tells twice rather than never. */
    void finished(Run run) {
        Instant finished = Objects.requireNonNull(run.finished());
        String failure = run.told() == null ? null : run.told().line();
        try {
            publisher.publishEvent(
                    new RunFinished(run.id(), run.job(), run.target(), run.slot(), run.state(), finished, failure));
            jdbc.sql("update app.run set announced_at = :now where id = :id and finished = :finished")
                    .param("now", timestamp(clock.instant()))
                    .param("id", run.id())
                    .param("finished", timestamp(finished))
                    .update();
        } catch (RuntimeException e) {
            // The run's end is on record all the same; the announcement is tried again.
            log.error("a listener to the end of {} failed, and is told again in a minute", run.display(), e);
        }
    }

    /** Tells of ends that nobody told: the program died first, or the run was ended from a command. */
    void finishedButUntold() {
        jdbc.sql("select * from app.run where finished < :before and announced_at is null order by finished limit 100")
                .param("before", timestamp(clock.instant().minus(FORGOTTEN_AFTER)))
                .query(Run::read)
                .list()
                .forEach(this::finished);
    }

    /** Tells of runs that are not finished although they should be, once: what listeners write counts together with the note of it. */
    void overdue() {
        List<Run> told = together.execute(transaction -> {
            List<Run> overdue = jdbc.sql(OVERDUE)
                    .param("now", timestamp(clock.instant()))
                    .query(Run::read)
                    .list();
            overdue.forEach(run -> publisher.publishEvent(new RunOverdue(
                    run.id(), run.job(), run.target(), run.slot(), Objects.requireNonNull(run.finishBy()))));
            return overdue;
        });
        Objects.requireNonNull(told).forEach(Announcements::log);
    }

    private static void log(Run run) {
        Instant finishBy = Objects.requireNonNull(run.finishBy());
        log.error(
                "{} should have finished by {} and is {} HINT: `maintenance run show {}` tells the step and its progress"
                        + " (runbook: run-overdue)",
                run.display(),
                finishBy,
                run.state(),
                run.id());
    }
}
