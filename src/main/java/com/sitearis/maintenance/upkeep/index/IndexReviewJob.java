package com.sitearis.maintenance.upkeep.index;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.upkeep.Ledger;
import com.sitearis.maintenance.upkeep.WorkTime;
import java.util.Objects;
import org.springframework.batch.core.job.Job;

/** Rebuilds what the job file allows, then reviews all indexes. */
public final class IndexReviewJob implements RunRecipe<IndexReviewSettings> {

    private static final IndexReviewKind KIND = new IndexReviewKind();

    private final Ledger ledger;
    private final WorkTime workTime;

    public IndexReviewJob(Ledger ledger, WorkTime workTime) {
        this.ledger = ledger;
        this.workTime = workTime;
    }

    @Override
    public JobKind<IndexReviewSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<IndexReviewSettings> assignment, JobSteps steps) {
        Database database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
        IndexReviewWork work = new IndexReviewWork(assignment, database, ledger, workTime);
        return steps.job()
                .start(steps.step("rebuild", work::rebuild))
                .next(steps.step("review", work::review))
                .build();
    }
}
