package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** A run of the job, now, beside its schedule; refused while another one is going on. */
    public Run begin(String job, String target, String by, @Nullable String reason) {
        return begin(job, target, by, reason, run -> {});
    }

    /**
     * The same with more to it.
     *
     * @param parameters keeps what the run is to know, in the transaction that creates it
     */
    public Run begin(String job, String target, String by, @Nullable String reason, Consumer<Run> parameters) {
        return granted(() -> {
            JobSpec spec = spec(job, target);
            hold(job, target);
            refuseIfAnyIsUnderWay(job, target);
            Run run = create(spec, target, reason == null ? by : by + ": " + reason);
            parameters.accept(run);
            return run;
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
            if (wish.anew()) {
                return create(spec, run.target(), wish.words() + " (run " + id + " anew)");
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
    private Run create(JobSpec job, String target, String by) {
        Instant slot = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        while (slot.equals(slot.truncatedTo(ChronoUnit.SECONDS))
                || runs.find(job.name(), target, slot).isPresent()) {
            slot = slot.plusMillis(1);
        }
        Run run = runs.findOrCreate(job, target, slot, by);
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
