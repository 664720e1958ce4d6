package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.backup.proof.ProofGround;
import com.sitearis.maintenance.backup.rebuild.RebuildReport;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.storage.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left of a run that was disturbed: exactly what an undisturbed one leaves. */
final class Aftermath {

    static final List<String> STEPS = List.of("preflight", "dump", "seal", "prove", "prune");

    private final ServedPlan plan;
    private final Set<String> before;

    private Aftermath(ServedPlan plan, Set<String> before) {
        this.plan = plan;
        this.before = before;
    }

    /** To be called before the run is asked for. */
    static Aftermath of(ServedPlan plan) {
        return new Aftermath(plan, sealed(plan));
    }

    private static Set<String> sealed(ServedPlan plan) {
        return plan.catalogue().list(BackupFilter.restorable()).stream()
                .filter(backup -> backup.verdict() != Verdict.UNPROVEN) // expired ones wait to be pruned
                .map(Backup::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything that must hold, whenever and wherever the run's program was killed. */
    void isThatOfAnUndisturbedRun(Run run, Home... homes) throws IOException, SQLException {
        assertThat(run.state()).as("%s", run.told()).isEqualTo(RunState.SUCCEEDED);
        oneBackupMore(run);
        everyStepCompletedOnce(run);
        theCatalogueIsTheStore();
        nobodyIsLeft();
        for (Home home : homes) {
            nothingIsLeft(home);
        }
    }

    private void oneBackupMore(Run run) {
        assertThat(plan.jdbc()
                        .sql("select state from app.backup where run_id = ? and state <> 'ABANDONED'")
                        .param(run.id())
                        .query(String.class)
                        .list())
                .as("backups of the run")
                .containsExactly("SEALED");
        assertThat(plan.catalogue().open()).as("unfinished backups").isEmpty();
        Backup backup = plan.catalogue().byRun(run.id()).orElseThrow();
        assertThat(backup.verdict().good())
                .as("%s is %s", backup.id(), backup.verdict())
                .isTrue();
        Set<String> now = sealed(plan);
        assertThat(now).hasSize(before.size() + 1).containsAll(before).contains(backup.id());
        assertThat(plan.catalogue().list(BackupFilter.restorable().ofDatabase(backup.database())))
                .as("expired backups are pruned")
                .allMatch(kept -> now.contains(kept.id()));
    }

    private void everyStepCompletedOnce(Run run) {
        assertThat(steps(run, "=")).as("completed steps").isEqualTo(STEPS);
        assertThat(cutShort(run)).as("steps cut short").hasSizeLessThanOrEqualTo(1);
    }

    /** Steps whose program died. */
    List<String> cutShort(Run run) {
        return steps(run, "<>");
    }

    private List<String> steps(Run run, String is) {
        return plan.jdbc()
                .sql("select step_name from app.run"
                        + " join batch.batch_job_execution execution on execution.job_instance_id = run.job_instance"
                        + " join batch.batch_step_execution step using (job_execution_id)"
                        + " where run.id = ? and step.status " + is + " 'COMPLETED' order by step_execution_id")
                .param(run.id())
                .query(String.class)
                .list();
    }

    private void theCatalogueIsTheStore() throws IOException {
        Map<String, List<Proof>> proofs = proofs();
        List<Backup> known = plan.catalogue().list(BackupFilter.everything());
        Set<String> wanted = new TreeSet<>();
        try (Store store = plan.store()) {
            for (Backup backup : plan.catalogue().list(BackupFilter.restorable())) {
                Manifest manifest = plan.catalogue().manifest(backup.id()).orElseThrow();
                assertThat(new ManifestFiles(store).manifest(backup.prefix())).contains(manifest);
                wanted.add(backup.prefix() + ManifestFiles.MANIFEST);
                manifest.files().forEach(file -> wanted.add(backup.prefix() + file.name()));
                plan.catalogue()
                        .proofs(backup.id())
                        .forEach(proof -> wanted.add(backup.prefix() + ManifestFiles.proofName(proof.started())));
            }
            assertThat(new TreeSet<>(plan.stored())).as("files in the store").isEqualTo(wanted);
            RebuildReport report = plan.rebuild(store).rebuild(ServedPlan.PLAN, false);
            assertThat(report.sound()).as("%s", report).isTrue();
            assertThat(report.adopted()).isEmpty();
            assertThat(report.leftovers()).isEmpty();
        }
        assertThat(plan.catalogue().list(BackupFilter.everything())).isEqualTo(known);
        assertThat(proofs()).isEqualTo(proofs);
    }

    private Map<String, List<Proof>> proofs() {
        Map<String, List<Proof>> proofs = new HashMap<>();
        plan.catalogue()
                .list(BackupFilter.restorable())
                .forEach(backup -> proofs.put(backup.id(), plan.catalogue().proofs(backup.id())));
        return proofs;
    }

    /** Neither processes, nor sessions on the database that was backed up, nor databases to prove in. */
    private void nobodyIsLeft() throws SQLException {
        assertThat(ProofGround.Named.leftovers(TestServer.address())).isEmpty();
        Waiting.until(
                "no session of the run is left on the shop", Duration.ofSeconds(10), () -> sessionsOnTheShop() == 0);
    }

    private int sessionsOnTheShop() {
        try (var connection = TestServer.open(TestServer.address());
                var statement =
                        connection.prepareStatement("select count(*) from pg_stat_activity where datname = ?")) {
            statement.setString(1, plan.shop.database());
            var row = statement.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Neither files nor processes on a machine. */
    static void nothingIsLeft(Home home) throws IOException {
        assertThat(names(home.spool())).as("spool").isEmpty();
        assertThat(names(home.scratch()))
                .as("scratch folders, without the templates")
                .allMatch(name -> name.startsWith("."));
        Waiting.until(
                "no scratch server or child is left on " + home.path(),
                Duration.ofSeconds(10),
                () -> programsOn(home).isEmpty());
    }

    private static List<String> programsOn(Home home) {
        try {
            return Stream.concat(
                            ServingProgram.programsOn(home.spool()).stream(),
                            ServingProgram.programsOn(home.scratch()).stream())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
