package com.sitearis.maintenance.upkeep.vacuum;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.upkeep.Ledger;
import com.sitearis.maintenance.upkeep.WorkTime;
import java.util.Objects;
import org.springframework.batch.core.job.Job;

/** Vacuums what needs it most, as long as the time lasts; then takes stock. */
public final class VacuumJob implements RunRecipe<VacuumSettings> {

    private static final VacuumKind KIND = new VacuumKind();

    private final Ledger ledger;
    private final WorkTime workTime;

    public VacuumJob(Ledger ledger, WorkTime workTime) {
        this.ledger = ledger;
        this.workTime = workTime;
    }

    @Override
    public JobKind<VacuumSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<VacuumSettings> assignment, JobSteps steps) {
        Database database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
        VacuumWork work = new VacuumWork(assignment, database, ledger, workTime);
        return steps.job()
                .start(steps.step("vacuum", work::vacuum))
                .next(steps.step("take stock", work::takeStock))
                .build();
    }
}
