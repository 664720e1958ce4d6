package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.SqlTime.instant;
import static com.sitearis.maintenance.run.SqlTime.timestamp;

import com.sitearis.maintenance.plan.JobSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs we remember: what operators and the sweep ask of them. Needs nothing but a database. */
public final class Runs {

    // Two programs may ask for the same slot at once: the unique constraint decides who creates it.
    private static final String CREATE = """
            with created as (
                insert into app.run (job, target, slot, kind, state, asked_by, created, next_attempt_at, fence, finish_by,
                    parameters)
                values (:job, :target, :slot, :kind, 'WAITING', :by, :now, :now, :fence, :finishBy,
                    cast(:parameters as jsonb))
                on conflict (job, target, slot) do nothing
                returning id)
            insert into app.run_event (run_id, at, to_state, reason)
            select id, :now, 'WAITING', :reason from created""";

    // A running run's worker sees the flag within about a second; a waiting one ends here.
    private static final String ASK_STOP = """
            with before as (select id, state from app.run where id = :id for update),
            asked as (
                update app.run
                set stop_asked_at = :now, stop_asked_by = :by, next_attempt_at = null,
                    state = case before.state when 'WAITING' then 'STOPPED' else before.state end,
                    finished = case before.state when 'WAITING' then :now end
                from before
                where run.id = before.id and before.state in ('RUNNING', 'WAITING')
                returning run.id, before.state as from_state, run.state as to_state)
            insert into app.run_event (run_id, at, from_state, to_state, reason)
            select id, :now, from_state, to_state, :reason from asked
            returning to_state""";

    private static final String REOPEN = """
            with before as (select id, state from app.run where id = :id for update),
            reopened as (
                update app.run
                set state = 'WAITING', next_attempt_at = :now, finished = null, announced_at = null,
                    failures = 0, crashes = 0, crashed_step = null, stop_asked_at = null, stop_asked_by = null,
                    finish_by = :finishBy, overdue_told_at = null
                from before
                where run.id = before.id and before.state in ('FAILED', 'STOPPED', 'WAITING')
                returning run.id, before.state as from_state)
            insert into app.run_event (run_id, at, from_state, to_state, reason)
            select id, :now, from_state, 'WAITING', :reason from reopened""";

    // The keys of advisory locks lie in pg_locks as two halves.
    private static final String ORPHANED = """
            select * from app.run
            where state = 'RUNNING' and not exists (
                select from pg_locks
                where locktype = 'advisory' and granted and objsubid = 1
                  and database = (select oid from pg_database where datname = current_database())
                  and ((classid::bigint << 32) | objid::bigint) = run.fence)
            order by slot, id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Runs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The run of this slot; created, due at once, when there is none. */
    public Run findOrCreate(JobSpec job, String target, Instant slot, @Nullable String askedBy) {
        return findOrCreate(job, target, slot, askedBy, Map.of());
    }

    /** @param parameters what is said of a run that is created, checked before */
    Run findOrCreate(
            JobSpec job, String target, Instant slot, @Nullable String askedBy, Map<String, String> parameters) {
        // Looked for first, because an insert that finds a conflict uses up a number all the same.
        return find(job.name(), target, slot).orElseGet(() -> create(job, target, slot, askedBy, parameters));
    }

    private Run create(
            JobSpec job, String target, Instant slot, @Nullable String askedBy, Map<String, String> parameters) {
        jdbc.sql(CREATE)
                .param("job", job.name())
                .param("target", target)
                .param("slot", timestamp(slot))
                .param("kind", job.kind().name())
                .param("by", askedBy)
                .param("now", timestamp(clock.instant()))
                .param("fence", Fence.key(job.name(), target))
                .param("finishBy", timestamp(finishBy(job)))
                .param("parameters", RunParameters.write(parameters))
                .param("reason", askedBy == null ? "asked by the schedule" : "asked by " + askedBy)
                .update();
        return find(job.name(), target, slot).orElseThrow();
    }

    public Optional<Run> find(long id) {
        return jdbc.sql("select * from app.run where id = :id")
                .param("id", id)
                .query(Run::read)
                .optional();
    }

    /** Those of these numbers, the newest first. */
    public List<Run> find(Collection<Long> ids) {
        return jdbc.sql("select * from app.run where id = any (:ids) order by slot desc, id desc")
                .param("ids", ids.toArray(Long[]::new))
                .query(Run::read)
                .list();
    }

    public Optional<Run> find(String job, String target, Instant slot) {
        return jdbc.sql("select * from app.run where job = :job and target = :target and slot = :slot")
                .param("job", job)
                .param("target", target)
                .param("slot", timestamp(slot))
                .query(Run::read)
                .optional();
    }

    public List<Run> list(RunFilter filter) {
        return new RunList(jdbc).of(filter);
    }

    /** The newest run of every target of these jobs. */
    public List<Run> latest(List<JobSpec> jobs) {
        return new RunList(jdbc).latest(jobs);
    }

    public Optional<RunDetail> show(long id) {
        return find(id).map(new RunDetails(jdbc)::of);
    }

    /** What was logged while a run was worked on, from the line after {@code after} on. */
    public List<RunLine> lines(long id, long after, int limit) {
        return jdbc.sql("select id, attempt, at, level, text from app.run_line"
                        + " where run_id = :run and id > :after order by id limit :limit")
                .param("run", id)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new RunLine(
                        row.getLong("id"),
                        row.getInt("attempt"),
                        instant(row, "at"),
                        row.getString("level"),
                        row.getString("text")))
                .list();
    }

    /** Runs whose worker is gone: RUNNING, with nobody holding their fence. */
    public List<Run> orphaned() {
        return jdbc.sql(ORPHANED).query(Run::read).list();
    }

    /** Runs whose next attempt is due, oldest first. */
    public List<Run> dueForRetry() {
        return jdbc.sql("select * from app.run where state = 'WAITING' and next_attempt_at <= :now"
                        + " order by next_attempt_at, id")
                .param("now", timestamp(clock.instant()))
                .query(Run::read)
                .list();
    }

    /** Asks a run to stop, from any program. A waiting run ends here; a running one is ended by its worker, within seconds. */
    public StopAnswer askStop(long id, String by) {
        Optional<String> state = jdbc.sql(ASK_STOP)
                .param("id", id)
                .param("by", by)
                .param("now", timestamp(clock.instant()))
                .param("reason", "stop asked by " + by)
                .query(String.class)
                .optional();
        if (state.isEmpty() && find(id).isEmpty()) {
            throw new RunNotFound(id);
        }
        return state.map(RunState::valueOf).map(StopAnswer::of).orElse(StopAnswer.ENDED_BEFORE);
    }

    /**
     * Opens a failed or stopped run once more, due at once, with all its retries; any node's sweep takes it from here.
     * Makes a waiting one due. False when it runs or has succeeded.
     */
    public boolean reopen(Run run, @Nullable JobSpec job, String by) {
        boolean reopened = jdbc.sql(REOPEN)
                        .param("id", run.id())
                        .param("now", timestamp(clock.instant()))
                        .param("finishBy", timestamp(job == null ? null : finishBy(job)))
                        .param("reason", "relaunched by " + by)
                        .update()
                > 0;
        if (reopened) {
            callNodes();
        }
        return reopened;
    }

    /** Tells every node that a run is due, once this is committed. */
    void callNodes() {
        jdbc.sql(DueRuns.NOTIFY).update();
    }

    /** The same, if a run of this job and target is due. */
    void callWaiting(String job, String target) {
        boolean due = jdbc.sql("select exists (select from app.run where state = 'WAITING' and next_attempt_at <= :now"
                        + " and job = :job and target = :target)")
                .param("now", timestamp(clock.instant()))
                .param("job", job)
                .param("target", target)
                .query(Boolean.class)
                .single();
        if (due) {
            callNodes();
        }
    }

    private @Nullable Instant finishBy(JobSpec job) {
        return job.finishWithin() == null ? null : clock.instant().plus(job.finishWithin());
    }
}
