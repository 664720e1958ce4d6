package com.sitearis.maintenance.upkeep.growth;

import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.upkeep.Ledger;
import java.time.Clock;
import java.util.Objects;
import org.springframework.batch.core.job.Job;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the day's sizes, and tells what is full, large, or soon will be. */
public final class GrowthCheckJob implements RunRecipe<GrowthCheckSettings> {

    private static final GrowthCheckKind KIND = new GrowthCheckKind();

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Metrics metrics;
    private final Clock clock;

    public GrowthCheckJob(Ledger ledger, JdbcClient jdbc, Metrics metrics, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public JobKind<GrowthCheckSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<GrowthCheckSettings> assignment, JobSteps steps) {
        Database database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
        GrowthWork work = new GrowthWork(
                assignment, database, ledger, new SizeHistory(jdbc, database.name()), new Disk(metrics, clock));
        return steps.job().start(steps.step("measure", work::measure)).build();
    }
}
