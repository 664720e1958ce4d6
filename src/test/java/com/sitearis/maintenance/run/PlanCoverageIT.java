package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.CoveredRow.State.CARRIED_OUT;
import static com.sitearis.maintenance.run.CoveredRow.State.FAILED;
import static com.sitearis.maintenance.run.CoveredRow.State.NOT_YET;
import static com.sitearis.maintenance.run.CoveredRow.State.NO_JOB;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.plan.written.WrittenPlan;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PlanCoverageIT {

    private static JdbcClient jdbc;

    @BeforeAll
    static void create() throws Exception {
        PgAddress own = TestServer.createDatabase("plan_coverage");
        TestServer.execute(own, "create schema app", Files.readString(Path.of("sql/schema/V003__run.sql")));
        jdbc = JdbcClient.create(PgConnections.dataSource(own, "test"));
        ran("daily", "shop", "2026-11-20", "SUCCEEDED");
        ran("daily", "shop", "2026-11-21", "SUCCEEDED");
        ran("daily", "shop", "2026-11-22", "RUNNING");
        ran("daily", "blog", "2026-11-20", "SUCCEEDED");
        ran("daily", "blog", "2026-11-21", "FAILED");
        ran("weekly", "shop", "2026-11-15", "SUCCEEDED");
        ran("gone", "shop", "2026-11-15", "SUCCEEDED");
    }

    @Test
    void aRowIsAsGoodAsItsWorstJob() {
        List<CoveredRow> rows = new PlanCoverage(jdbc)
                .rows(plan(
                        job("daily", List.of(16, 50), "shop", "blog"),
                        job("weekly", List.of(17), "shop"),
                        job("monthly", List.of(17, 18), "shop"),
                        job("unwritten", List.of(), "shop")));
        assertThat(rows).hasSize(WrittenPlan.ROWS);
        assertThat(rows.get(15).by())
                .extracting(by -> by.target() + " " + by.state() + " " + by.at())
                .containsExactly("shop CARRIED_OUT 2026-11-21T00:05:00Z", "blog FAILED 2026-11-20T00:05:00Z");
        assertThat(List.of(rows.get(15).state(), rows.get(49).state())).containsOnly(FAILED);
        assertThat(rows.get(16).state()).isEqualTo(NOT_YET);
        assertThat(rows.get(17).state()).isEqualTo(NOT_YET);
        assertThat(rows.get(18).state()).isEqualTo(NO_JOB);
        assertThat(rows.get(18).by()).isEmpty();
    }

    @Test
    void aRunUnderWayIsNeitherSuccessNorFailure() {
        List<CoveredRow> rows = new PlanCoverage(jdbc).rows(plan(job("daily", List.of(16), "shop")));
        assertThat(rows.get(15).state()).isEqualTo(CARRIED_OUT);
        assertThat(rows.get(15).by().get(0).run()).isEqualTo(2);
    }

    private static void ran(String job, String target, String day, String state) {
        boolean ended = !state.equals("RUNNING");
        jdbc.sql("insert into app.run (job, target, slot, kind, state, created, finished, fence)"
                        + " select :job, :target, at, 'k', :state, at, case when :ended then at + interval '5 min' end, 1"
                        + " from (select cast(:day || 'T00:00:00Z' as timestamptz) as at) slot")
                .param("job", job)
                .param("target", target)
                .param("day", day)
                .param("state", state)
                .param("ended", ended)
                .update();
    }

    private static JobSpec job(String name, List<Integer> rows, String... targets) {
        return new JobSpec(
                name,
                Path.of(name + ".yaml"),
                Rehearsal.KIND,
                "a test",
                rows,
                new Schedule.OnDemand(),
                List.of(targets),
                null,
                JobSpec.Retry.NONE,
                List.of(),
                new Rehearsal.Script(Map.of()));
    }

    private static MaintenancePlan plan(JobSpec... jobs) {
        return new MaintenancePlan(
                "test",
                ZoneId.of("Europe/Paris"),
                Locale.ENGLISH,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(jobs));
    }
}
