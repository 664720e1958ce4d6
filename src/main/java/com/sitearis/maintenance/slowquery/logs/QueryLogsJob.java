package com.sitearis.maintenance.slowquery.logs;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.slowquery.history.HistoryKeeper;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;

/** Reads on in a folder's logs, and drops what was kept long enough. */
public final class QueryLogsJob implements RunRecipe<QueryLogsSettings> {

    private static final QueryLogsKind KIND = new QueryLogsKind();

    private final DataSource own;
    private final Clock clock;

    public QueryLogsJob(DataSource own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    @Override
    public JobKind<QueryLogsSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<QueryLogsSettings> assignment, JobSteps steps) {
        QueryLogsWork work = new QueryLogsWork(own, assignment, clock);
        HistoryKeeper keeper = new HistoryKeeper(own, clock, assignment.plan().zone());
        return steps.job()
                .start(steps.step("read", work::read))
                .next(steps.step("keep", scope -> {
                    for (String database : assignment.settings().databases()) {
                        keeper.keep(database, scope);
                    }
                }))
                .build();
    }
}
