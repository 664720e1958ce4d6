package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs that people ask a cluster for. A wish is granted or refused in one transaction, which leaves a run that is due and
 * wakes the nodes' sweeps; any of them takes it from there, so whoever accepted the wish may die the moment after.
 */
public final class RunRequests {

    private final JdbcClient jdbc;
    private final Runs runs;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;
    private final TransactionTemplate together;

    RunRequests(
            JdbcClient jdbc,
            Runs runs,
            Supplier<MaintenancePlan> plan,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.plan = plan;
        this.clock = clock;
        this.together = new TransactionTemplate(transactions);
    }

    /** For a program that is no node: it asks, and a node carries out. */
    public static RunRequests on(DataSource database, Supplier<MaintenancePlan> plan, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        return new RunRequests(jdbc, new Runs(jdbc, clock), plan, clock, new JdbcTransactionManager(database));
    }

    /** A run of the job, now, beside its schedule; refused while another one is going on. */
    public Run begin(String job, String target, String by, @Nullable String reason) {
        return begin(job, target, by, reason, Map.of());
    }

    /**
     * The same with parameters.
     *
     * @throws ParameterRefused when the job's kind does not take them
     */
    public Run begin(
            String job, String target, String by, @Nullable String reason, Map<String, @Nullable String> parameters) {
        JobSpec spec = spec(job, target);
        return begin(spec, target, by, reason, RunParameters.check(spec, parameters));
    }

    /** The same with guarded parameters, which the caller has had confirmed. */
    public Run beginConfirmed(
            String job, String target, String by, @Nullable String reason, Map<String, @Nullable String> parameters) {
        JobSpec spec = spec(job, target);
        return begin(spec, target, by, reason, RunParameters.checkConfirmed(spec, parameters));
    }

    private Run begin(JobSpec job, String target, String by, @Nullable String reason, Map<String, String> parameters) {
        return granted(() -> {
            hold(job.name(), target);
            refuseIfAnyIsUnderWay(job.name(), target);
            return create(job, target, reason == null ? by : by + ": " + reason, parameters);
        });
    }

    /** The run to watch: the same one, or a new one when it begins anew. Of many wishes at once, one is granted. */
    public Run relaunch(long id, Relaunch wish) {
        return granted(() -> {
            Run seen = runs.find(id).orElseThrow(() -> new RunNotFound(id));
            hold(seen.job(), seen.target());
            Run run = runs.find(id).orElseThrow(() -> new RunNotFound(id));
            check(run, wish);
            JobSpec spec = spec(run.job(), run.target());
            RunParameters.guarded(spec, run.parameters().keySet()).ifPresent(parameter -> {
                throw new RelaunchNotConfirmed(run, parameter);
            });
            if (wish.anew()) {
                String by = wish.words() + " (run " + id + " anew)";
                return create(spec, run.target(), by, RunParameters.check(spec, run.parameters()));
            }
            if (!wish.currentDefinition() && changed(run, spec)) {
                throw new DefinitionChanged(run);
            }
            if (!runs.reopen(run, spec, wish.words())) {
                throw new RunUnderWay(run);
            }
            return runs.find(id).orElseThrow();
        });
    }

    private void check(Run run, Relaunch wish) {
        if (run.state() == RunState.SUCCEEDED) {
            throw new RelaunchRefused(run);
        }
        if (wish.attempt() != null && run.attempt() != wish.attempt()) {
            throw new RunChangedSince(run, wish.attempt());
        }
        if (underWay(run) || (wish.anew() && !run.state().ended())) {
            throw new RunUnderWay(run);
        }
        refuseIfAnyIsUnderWay(run.job(), run.target());
    }

    /** Waiting for a later attempt is not under way: a person may want that attempt now. */
    private boolean underWay(Run run) {
        return run.state() == RunState.RUNNING
                || (run.state() == RunState.WAITING && !run.waitsBeyond(clock.instant()));
    }

    private void refuseIfAnyIsUnderWay(String job, String target) {
        jdbc
                .sql("select * from app.run where job = :job and target = :target and state in ('RUNNING', 'WAITING')")
                .param("job", job)
                .param("target", target)
                .query(Run::read)
                .list()
                .stream()
                .filter(this::underWay)
                .findFirst()
                .ifPresent(run -> {
                    throw new RunUnderWay(run);
                });
    }

    private boolean changed(Run run, JobSpec spec) {
        return jdbc.sql("select definition from app.run where id = :id and definition is not null")
                .param("id", run.id())
                .query(String.class)
                .optional()
                .filter(definition -> !definition.equals(Definition.of(spec)))
                .isPresent();
    }

    /** Never on the second: those slots are the schedule's. */
    private Run create(JobSpec job, String target, String by, Map<String, String> parameters) {
        Instant slot = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        while (slot.equals(slot.truncatedTo(ChronoUnit.SECONDS))
                || runs.find(job.name(), target, slot).isPresent()) {
            slot = slot.plusMillis(1);
        }
        Run run = runs.findOrCreate(job, target, slot, by, parameters);
        runs.callNodes();
        return run;
    }

    private JobSpec spec(String job, String target) {
        Optional<JobSpec> known = plan.get().job(job);
        return known.filter(spec -> spec.targets().contains(target)).orElseThrow(() -> new JobUnknown(job, target));
    }

    /** Wishes for the same job and target, on whichever nodes, come one after another. */
    private void hold(String job, String target) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('run-request/' || :job || '/' || :target, 0))")
                .param("job", job)
                .param("target", target)
                .query((row, number) -> true)
                .single();
    }

    private Run granted(Supplier<Run> wish) {
        Run run = together.execute(transaction -> wish.get());
        return Objects.requireNonNull(run);
    }
}
