package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.recovery.Recovery;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.plan.StoreSettings;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.storage.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A database to back up, a folder to back it up into, and a catalogue of its own. */
public final class BackupFixture {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final AtomicLong RUNS = new AtomicLong(1);

    public final PgAddress shop;
    public final Path stored;
    final DataSource own;
    public final Workshop workshop;
    public final BackupCatalogue catalogue;
    private final List<JobSpec> jobs = new ArrayList<>();
    private PgAddress source;
    private String scratchServer = "";
    private StoreSettings storeSettings;

    /**
     * @param name names the databases, so that two fixtures do not meet
     */
    public BackupFixture(String name, Path folder, String... shopSql) {
        this.shop = TestServer.createDatabase(name + "_shop");
        TestServer.execute(shop, shopSql);
        this.source = shop;
        this.stored = folder.resolve("store");
        this.storeSettings = new StoreSettings.FolderSettings("local", stored.toAbsolutePath());
        PgAddress address = TestServer.createDatabase(name + "_own");
        this.own = PgConnections.dataSource(address, "test");
        Flyway.configure()
                .dataSource(own)
                .locations("filesystem:sql/schema")
                .defaultSchema("app")
                .schemas("app", "batch", "quartz")
                .load()
                .migrate();
        this.workshop = Workshop.of(TestServer.home(), Clock.systemUTC(), TestServer.programs(), own);
        this.catalogue = workshop.catalogue();
    }

    public static DatabaseBackupSettings settings(DumpMethod method) {
        return settings("daily", "P30D", method, ProofLevel.CONTENT);
    }

    static DatabaseBackupSettings settings(String tier, String keep, DumpMethod method, ProofLevel proof) {
        return settings(tier, keep, method, proof, null, List.of());
    }

    public static DatabaseBackupSettings encrypted(
            DumpMethod method, ProofLevel proof, DatabaseBackupSettings.Encrypt encrypt) {
        return settings("daily", "P30D", method, proof, encrypt, List.of());
    }

    static DatabaseBackupSettings withoutSchemas(DumpMethod method, String... schemas) {
        return settings("daily", "P30D", method, ProofLevel.CONTENT, null, List.of(schemas));
    }

    private static DatabaseBackupSettings settings(
            String tier,
            String keep,
            DumpMethod method,
            ProofLevel proof,
            DatabaseBackupSettings.@Nullable Encrypt encrypt,
            List<String> excludeSchemas) {
        return new DatabaseBackupSettings(
                List.of("shop"),
                "local",
                tier,
                Period.parse(keep),
                1,
                proof,
                method,
                2,
                3,
                encrypt,
                List.of(),
                excludeSchemas,
                List.of(),
                List.of());
    }

    public MaintenancePlan plan(PgAddress address) {
        Database database = new Database("shop", "production", address, scratchServer.isEmpty() ? null : scratchServer);
        return new MaintenancePlan(
                "test",
                PARIS,
                Locale.ENGLISH,
                Map.of(),
                Map.of("shop", database),
                Map.of("spare", TestServer.address()),
                Map.of("local", storeSettings),
                Map.of(),
                List.of(),
                List.copyOf(jobs));
    }

    /** The same database by another address or account. */
    BackupFixture from(PgAddress address) {
        source = address;
        return this;
    }

    /** Proofs are made on the server that the plan names, not on one of their own. */
    BackupFixture provingOnNamedServer() {
        scratchServer = "spare";
        return this;
    }

    /** Backups from now on go somewhere else than into the folder. */
    BackupFixture storingIn(StoreSettings other) {
        storeSettings = other;
        return this;
    }

    public BackupWork work(DatabaseBackupSettings settings, Instant slot) {
        return work(settings, slot, source);
    }

    BackupWork work(DatabaseBackupSettings settings, Instant slot, PgAddress address) {
        return work(settings, slot, address, workshop);
    }

    BackupWork work(DatabaseBackupSettings settings, Instant slot, PgAddress address, Workshop workshop) {
        JobSpec job = new JobSpec(
                "backup-" + settings.tier(),
                Path.of("jobs/backup-" + settings.tier() + ".yaml"),
                new DatabaseBackupKind(),
                "",
                List.of(),
                new Schedule.Cron("0 0 3 * * ?", PARIS, Schedule.Missed.RUN_ONCE),
                List.of("shop"),
                null,
                JobSpec.Retry.NONE,
                List.of(),
                settings);
        jobs.removeIf(known -> known.name().equals(job.name()));
        jobs.add(job);
        return new BackupWork(
                new Assignment<>(RUNS.getAndIncrement(), plan(address), job, settings, "shop", slot), workshop);
    }

    /** All steps of a run, in order. */
    public Backup run(BackupWork work) throws Exception {
        QuietScope scope = new QuietScope();
        try {
            work.preflight(scope);
            work.dump(scope);
            work.seal(scope);
            work.prove(scope);
            work.prune(scope);
            return newest();
        } finally {
            work.end();
        }
    }

    /** Dumped and sealed, but not proven. */
    public Backup sealed(DatabaseBackupSettings settings) throws Exception {
        return sealed(settings, Clock.systemUTC().instant());
    }

    public Backup sealed(DatabaseBackupSettings settings, Instant slot) throws Exception {
        BackupWork work = work(settings, slot);
        QuietScope scope = new QuietScope();
        try {
            work.preflight(scope);
            work.dump(scope);
            work.seal(scope);
            return newest();
        } finally {
            work.end();
        }
    }

    Proof prove(Backup backup) throws Exception {
        return verification().verify(backup, ProofLevel.CONTENT, 2, null, new QuietScope());
    }

    Verification verification() {
        MaintenancePlan plan = plan(source);
        return new Verification(plan, Objects.requireNonNull(plan.databases().get("shop")), workshop);
    }

    Recovery recovery() {
        MaintenancePlan plan = plan(source);
        return new Recovery(plan, Objects.requireNonNull(plan.databases().get("shop")), workshop);
    }

    public Store store() {
        return workshop.open(plan(source), "local");
    }

    /** As if the program had been killed in mid-dump. */
    void forgetDraft(Backup backup) {
        org.springframework.jdbc.core.simple.JdbcClient.create(own)
                .sql("update app.backup set draft = null where id = ?")
                .param(backup.id())
                .update();
    }

    Backup newest() {
        return catalogue.sealedOf("test", "shop").get(0);
    }
}
