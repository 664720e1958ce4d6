package com.sitearis.maintenance.backup.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupFixture;
import com.sitearis.maintenance.backup.DumpMethod;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of a restore, executed again after a death at any point between them. */
class DatabaseRestoreIT {

    private static final Instant SLOT = Instant.parse("2026-11-22T10:00:00.017Z");

    @TempDir
    Path folder;

    private BackupFixture fixture;
    private Backup backup;
    private final QuietScope scope = new QuietScope();

    @BeforeEach
    void backUp() throws Exception {
        server().sql("select datname from pg_database where datname like 'again_%'")
                .query(String.class)
                .list()
                .forEach(left ->
                        TestServer.execute(TestServer.address(), "drop database \"" + left + "\" with (force)"));
        fixture = new BackupFixture("again", folder, "create table item as select generate_series(1, 100) n");
        backup = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now()));
    }

    @Test
    void whatDiedIsMadeAgainAndNothingOfOthersIsTouched() throws Exception {
        DatabaseRestoreWork work = work(7, Map.of("replacing", fixture.shop.database()));
        Copy other = Copy.of("again_copy", "restored by somebody else");
        Copy died = work.copy();
        TestServer.execute(
                TestServer.address(), "create database " + died.underWay(), "create database " + other.underWay());

        work.restore(scope);

        assertThat(names()).contains("again_copy", other.underWay()).doesNotContain(died.underWay());
        assertThat(names()).filteredOn(name -> name.contains("_under_way_")).hasSize(1);
        assertThat(items("again_copy")).isEqualTo(100);

        // it died before the step was known to be complete: a copy that is proven already is not made again
        TestServer.execute(fixture.shop.withDatabase("again_copy"), "create table seen ()");
        work(7, Map.of("replacing", fixture.shop.database())).restore(scope);
        TestServer.execute(fixture.shop.withDatabase("again_copy"), "drop table seen");

        // another run finds the name taken
        assertThatThrownBy(() -> work(8, Map.of()).restore(scope)).isInstanceOf(DatabaseExists.class);

        TestServer.execute(
                fixture.shop,
                "delete from item",
                "revoke connect on database " + fixture.shop.database() + " from public");
        work.exchange(scope);
        assertThat(scope.notes).anyMatch(note -> note.startsWith("privileges on again_shop were"));
        assertThat(items(fixture.shop.database())).isEqualTo(100);
        work.exchange(scope); // and before this step was known to be complete
        List<String> former =
                names().stream().filter(name -> name.contains("_until_")).toList();
        assertThat(former)
                .singleElement()
                .satisfies(name -> assertThat(items(name)).isZero());
        assertThat(names()).doesNotContain("again_copy");
    }

    @Test
    void aDatabaseThatIsNotTheProvenCopyIsNeverPutInPlace() throws Exception {
        DatabaseRestoreWork work = work(7, Map.of("replacing", fixture.shop.database()));
        work.restore(scope);
        TestServer.execute(TestServer.address(), "drop database again_copy", "create database again_copy");

        assertThatThrownBy(() -> work.exchange(scope)).isInstanceOf(CopyGone.class);

        assertThat(items(fixture.shop.database())).isEqualTo(100);
        assertThatThrownBy(() -> work(7, Map.of("replacing", "another")).exchange(scope))
                .isInstanceOf(ReplacementNotConfirmed.class);
    }

    private DatabaseRestoreWork work(long run, Map<String, String> more) {
        MaintenancePlan plan = fixture.plan(fixture.shop);
        DatabaseRestoreSettings settings = new DatabaseRestoreSettings(List.of("shop"), 2);
        JobSpec job = new JobSpec(
                "restore",
                Path.of("jobs/restore.yaml"),
                new DatabaseRestoreKind(),
                "",
                List.of(),
                new Schedule.OnDemand(),
                List.of("shop"),
                null,
                JobSpec.Retry.NONE,
                List.of(),
                settings);
        Map<String, String> parameters = new TreeMap<>(more);
        parameters.put("backup", backup.id());
        parameters.put("into", "again_copy");
        return new DatabaseRestoreWork(
                new Assignment<>(run, plan, job, settings, "shop", SLOT, parameters), fixture.workshop);
    }

    private List<String> names() {
        return server().sql("select datname from pg_database where datname like 'again_%'")
                .query(String.class)
                .list();
    }

    private static JdbcClient server() {
        return JdbcClient.create(PgConnections.dataSource(TestServer.address(), "test"));
    }

    private int items(String database) {
        return JdbcClient.create(PgConnections.dataSource(fixture.shop.withDatabase(database), "test"))
                .sql("select count(*) from item")
                .query(Integer.class)
                .single();
    }
}
