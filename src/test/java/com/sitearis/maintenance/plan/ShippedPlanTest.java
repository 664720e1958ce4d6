package com.sitearis.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedPlanTest {

    @Test
    void isValidInTheFolderAndInTheJar() {
        Loaded folder = read(KindsOfJobsTest.kinds(), PlanFolder.of(Path.of("jobs")));
        Loaded packed = read(KindsOfJobsTest.kinds(), PlanFolder.packed());

        assertThat(folder.problems()).isEmpty();
        assertThat(packed.problems()).isEmpty();
        assertThat(packed.digest()).isEqualTo(folder.digest());
    }

    @Test
    void carriesTheBackupRowsOfTheWrittenPlan() {
        MaintenancePlan plan =
                read(KindsOfJobsTest.kinds(), PlanFolder.packed()).plan();

        assertThat(plan.jobs().stream().flatMap(job -> job.rows().stream())).contains(16, 17, 18, 50, 93);
        assertThat(plan.contacts()).containsOnlyKeys("lead", "devops", "dba", "support-n3");
        assertThat(plan.windows())
                .singleElement()
                .hasToString("MaintenanceWindow[environment=production, day=SUNDAY, from=23:00, length=PT3H]");
    }

    @Test
    void namesThePasswordThatIsNotSet() {
        assertThat(read(KindsOfJobsTest.kinds(), PlanFolder.packed()).missing())
                .extracting(MissingVariable::variable)
                .containsExactly("PRODUCTION_PASSWORD");
    }

    /** Takes the kinds, so that the test of the real ones can use it too. */
    static Loaded read(Collection<? extends JobKind<?>> kinds, PlanFolder folder) {
        return new PlanFiles(List.copyOf(kinds), new QuartzDialect(), PlanFixture.NOW, Map.<String, String>of()::get)
                .read(folder);
    }
}
