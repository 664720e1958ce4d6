package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.slowquery.history.HistoryKeeper;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;

/** Looks at pg_stat_statements, keeps what was added, and drops what was kept long enough. */
public final class QueryStatisticsJob implements RunRecipe<QueryStatisticsSettings> {

    private static final QueryStatisticsKind KIND = new QueryStatisticsKind();

    private final DataSource own;
    private final Clock clock;

    public QueryStatisticsJob(DataSource own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    @Override
    public JobKind<QueryStatisticsSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<QueryStatisticsSettings> assignment, JobSteps steps) {
        Database database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
        SnapshotWork work = new SnapshotWork(own, database, clock);
        HistoryKeeper keeper = new HistoryKeeper(own, clock, assignment.plan().zone());
        return steps.job()
                .start(steps.step("snapshot", work::snapshot))
                .next(steps.step("keep", scope -> keeper.keep(database.name(), scope)))
                .build();
    }
}
