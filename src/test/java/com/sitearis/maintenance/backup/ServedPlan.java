package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.rebuild.CatalogueRebuild;
import com.sitearis.maintenance.backup.recovery.DatabaseRestoreKind;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.PlanFiles;
import com.sitearis.maintenance.plan.PlanFolder;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.plan.StoreSettings.FolderSettings;
import com.sitearis.maintenance.postgres.EmbeddedServer;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunRequests;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.schedule.QuartzCron;
import com.sitearis.maintenance.schedule.Scheduling;
import com.sitearis.maintenance.storage.Store;
import com.sitearis.maintenance.storage.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Plan files on disk, the shop that they maintain, and the product's own database seen from outside: what an operator has
 * beside the program.
 */
final class ServedPlan implements AutoCloseable {

    static final String PLAN = "killed";
    static final String RESTORE = "restore";

    /** One stream, proven on a server named in the plan; one parallel dump, proven on a scratch server. */
    enum Job {
        STREAM("spare"),
        PARALLEL("local");

        final String database;

        Job(String database) {
            this.database = database;
        }

        String file() {
            return "backup-" + database;
        }
    }

    private static final Clock CLOCK = Clock.systemUTC();

    final Path folder;
    final PgAddress shop;
    private final Path plan;
    private final @Nullable PgAddress external;
    private @Nullable EmbeddedServer visited;
    private LocalDate oldest = LocalDate.of(2020, 1, 1);

    private ServedPlan(String name, boolean embedded) throws IOException {
        folder = fresh(Path.of("target", "killed", name).toAbsolutePath());
        plan = Files.createDirectories(folder.resolve("jobs"));
        shop = shop(name + "_shop");
        external = embedded ? null : TestServer.createDatabase(name + "_own");
        write();
    }

    static ServedPlan onItsOwnServer(String name) throws IOException {
        return new ServedPlan(name, true);
    }

    static ServedPlan on(String name) throws IOException {
        return new ServedPlan(name, false);
    }

    /** Enough rows for every step to last; owned by an account without superuser rights, as most shops are. */
    private static PgAddress shop(String name) {
        PgAddress shop = TestServer.createDatabase(name);
        TestServer.execute(
                shop,
                "drop role if exists " + name,
                "create role " + name + " login createdb password '" + password(shop) + "'",
                "alter database " + name + " owner to " + name);
        shop = new PgAddress(shop.host(), shop.port(), name, name, shop.password(), shop.tls());
        TestServer.execute(
                shop,
                "create table customer (id bigint primary key, name text not null)",
                "create table purchase (id bigint primary key, customer bigint references customer, note text)",
                "create table visit (id bigint primary key, page text, seen timestamptz)",
                "insert into customer select n, 'customer ' || n from generate_series(1, 2000) n",
                "insert into purchase select n, n % 2000 + 1, md5(n::text) || md5((n * 7)::text) || md5((n * 13)::text)"
                        + " from generate_series(1, 100000) n",
                "insert into visit select n, '/' || md5(n::text), now() from generate_series(1, 100000) n",
                "create index purchase_by_note on purchase (note)",
                "select lo_from_bytea(0, decode(repeat('c0ffee', 100000), 'hex'))");
        return shop;
    }

    private void write() throws IOException {
        Files.writeString(plan.resolve("plan.yaml"), """
                name: killed
                zone: Europe/Paris
                language: en
                environments: [test]
                databases:
                  local: { environment: test, %1$s }
                  spare: { environment: test, %1$s, scratch-server: spare }
                scratch-servers:
                  spare: { %2$s }
                stores:
                  disk: { kind: folder, path: %3$s }
                contacts:
                  dba: { email: dba@example.com }
                """.formatted(
                        yaml(shop), yaml(TestServer.address()), folder.resolve("store")));
        Files.writeString(plan.resolve(RESTORE + ".yaml"), """
                kind: database-restore
                purpose: to be killed
                schedule: { on-demand: true }
                tell: { on-failure: [dba] }
                settings: { databases: [local] }
                """);
        for (Job job : Job.values()) {
            Files.writeString(plan.resolve(job.file() + ".yaml"), """
                    kind: database-backup
                    purpose: to be killed
                    schedule: { on-demand: true }
                    tell: { on-failure: [dba] }
                    settings: { databases: [%s], store: disk, tier: asked, keep: P30D, keep-at-least: 1, method: %s }
                    """.formatted(
                            job.database, job.name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private static String yaml(PgAddress address) {
        return "host: %s, port: %d, database: %s, user: %s, password: \"${SHOP_PASSWORD}\", sslmode: disable"
                .formatted(address.host(), address.port(), address.database(), address.user());
    }

    /** Starts the program on a home of that name, and does not wait. */
    ServingProgram serve(String home, String... options) throws IOException {
        Home its = new Home(Files.createDirectories(folder.resolve(home)));
        Map<String, String> environment = new HashMap<>();
        environment.put("SHOP_PASSWORD", password(shop));
        if (external != null) {
            environment.put(
                    "MAINTENANCE_DATABASE_URL",
                    "postgresql://%s@%s:%d/%s?sslmode=disable"
                            .formatted(external.user(), external.host(), external.port(), external.database()));
            environment.put("MAINTENANCE_DATABASE_PASSWORD", password(external));
        }
        leave();
        return ServingProgram.start(its, plan, environment, options);
    }

    private static String password(PgAddress address) {
        return Optional.ofNullable(address.password()).map(Secret::reveal).orElse("");
    }

    /** Goes to the embedded server of the program that serves now. */
    ServedPlan visit(ServingProgram program) {
        if (external == null) {
            leave();
            visited = EmbeddedServer.attachOrStart(program.home, TestServer.programs());
        }
        return this;
    }

    private void leave() {
        if (visited != null) {
            visited.close();
            visited = null;
        }
    }

    DataSource own() {
        PgAddress address = external == null ? Objects.requireNonNull(visited).address() : external;
        return PgConnections.dataSource(address, "test");
    }

    JdbcClient jdbc() {
        return JdbcClient.create(own());
    }

    BackupCatalogue catalogue() {
        return new BackupCatalogue(jdbc(), CLOCK);
    }

    Store store() {
        return Stores.open(
                new FolderSettings("disk", folder.resolve("store")), new Home(folder.resolve("home")), CLOCK);
    }

    /** Has the program make a backup; answers the slot. */
    Instant ask(Job job) {
        try (Scheduling scheduling = new Scheduling(own(), CLOCK)) {
            return scheduling.askRun(job.file(), job.database, "test");
        }
    }

    Optional<Run> run(Job job, Instant slot) {
        return new Runs(jdbc(), CLOCK).find(job.file(), job.database, slot);
    }

    /** Has the cluster restore a backup of the parallel job beside its database. */
    Run askRestore(String backup, String into) {
        List<JobKind<?>> kinds = List.of(new DatabaseBackupKind(), new DatabaseRestoreKind());
        MaintenancePlan known = new PlanFiles(
                        kinds, new QuartzCron(), CLOCK, Map.of("SHOP_PASSWORD", password(shop))::get)
                .read(PlanFolder.of(plan))
                .plan();
        return RunRequests.on(own(), () -> known, CLOCK)
                .begin(RESTORE, Job.PARALLEL.database, "test", null, Map.of("backup", backup, "into", into));
    }

    /** Waits until a run has ended. */
    Run ended(Job job, Instant slot) {
        Waiting.until(
                "the run has ended",
                () -> run(job, slot).filter(run -> run.state().ended()).isPresent());
        return run(job, slot).orElseThrow();
    }

    /** Backups that have expired long ago, for the prune step to have work. */
    void layExpired(Job job, int count) {
        try (Store store = store()) {
            for (int i = 0; i < count; i++, oldest = oldest.plusDays(1)) {
                String id = oldest.toString().replace("-", "") + "T020000Z-" + job.database + "-0000";
                Manifest manifest = Backups.manifest(PLAN, job.database, id, oldest, Backups.DAILY);
                StoreFixture.lay(store, manifest);
                catalogue().adopt(manifest, store.name(), false);
            }
        }
    }

    CatalogueRebuild rebuild(Store store) {
        return new CatalogueRebuild(catalogue(), store, CLOCK);
    }

    /** Every file in the store, whatever it is. */
    List<String> stored() throws IOException {
        Path root = folder.resolve("store");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !file.equals(root) && (!Files.isDirectory(file) || isEmpty(file)))
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }

    /** Whether an object is half written. */
    boolean writes() {
        try {
            return stored().stream().anyMatch(name -> name.endsWith(".part"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false; // a folder went while we looked
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path fresh(Path folder) throws IOException {
        delete(folder);
        // The account of scratch servers has to pass.
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(entry);
                }
            }
        }
    }

    @Override
    public void close() {
        leave();
    }
}
