package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Verification;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.backup.dump.PgDump;
import com.sitearis.maintenance.backup.dump.Spool;
import com.sitearis.maintenance.backup.manifest.DatabaseSettings;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.restore.PgRestore;
import com.sitearis.maintenance.backup.restore.Restoring;
import com.sitearis.maintenance.backup.restore.Unpacking;
import com.sitearis.maintenance.backup.witness.Comparison;
import com.sitearis.maintenance.backup.witness.Witness;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.Quoting;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.storage.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Restores a backup into a new database of its server, proves the copy, and only then exchanges names if asked. */
public final class Recovery {

    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final MaintenancePlan plan;
    private final Database database;
    private final Workshop workshop;
    private final Verification verification;

    public Recovery(MaintenancePlan plan, Database database, Workshop workshop) {
        this.plan = plan;
        this.database = database;
        this.workshop = workshop;
        this.verification = new Verification(plan, database, workshop);
    }

    /**
     * What a restore did.
     *
     * @param database the restored database's name on the server
     * @param formerName what the former database is called now, or null when names were not exchanged
     * @param differences what differs from the witness; with any, names are never exchanged
     * @param remarks what this server could not take over
     */
    public record Recovered(
            String database,
            @Nullable String formerName,
            Duration took,
            int tables,
            long rows,
            List<String> differences,
            List<String> remarks) {}

    /**
     * Restores.
     *
     * @param into the new database's name; it must not exist
     * @param swap whether the copy takes the name of the database that was backed up
     */
    public Recovered restore(Backup backup, String into, boolean swap, int jobs, StepScope scope) throws Exception {
        PgAddress server = database.address().withDatabase("postgres");
        requireFree(server, into);
        long begun = System.nanoTime();
        Recovered recovered;
        try (Store store = workshop.open(plan, backup.store());
                Spool.Folder folder = workshop.spool().fresh("restore-" + backup.id())) {
            recovered = restore(backup, store, folder.path(), server, into, jobs, scope, begun);
        }
        if (!swap || !recovered.differences().isEmpty()) {
            return recovered;
        }
        String former =
                new NameSwap(server, workshop.clock()).swap(database.address().database(), into, scope);
        return new Recovered(
                database.address().database(),
                former,
                recovered.took(),
                recovered.tables(),
                recovered.rows(),
                recovered.differences(),
                recovered.remarks());
    }

    private Recovered restore(
            Backup backup,
            Store store,
            Path folder,
            PgAddress server,
            String into,
            int jobs,
            StepScope scope,
            long begun)
            throws Exception {
        Manifest manifest = verification.manifest(backup);
        Unpacking unpacking = new Unpacking(backup, manifest, store, verification.encryption(backup));
        Witness witness = unpacking.witness();
        Path archive = unpacking.archive(folder, scope);
        int major = major(server);
        try {
            var restored = new Restoring(manifest, witness, new PgRestore(workshop.programs(), major))
                    .restore(archive, server, into, true, jobs, scope);
            List<String> remarks = new ArrayList<>(restored.exceptions());
            remarks.addAll(DatabaseSettings.apply(manifest.source().settings(), restored.database()));
            var definitions = new PgDump(workshop.programs(), major)
                    .schema(restored.database(), manifest.selection(), true, scope);
            var result = new Comparison(witness, restored.database(), witness.level())
                    .compare(definitions, true, restored.split()::skips, scope);
            List<String> differences = new ArrayList<>(restored.errors());
            differences.addAll(result.differences());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return new Recovered(into, null, took, result.tables(), result.rows(), differences, remarks);
        } catch (Exception failed) {
            drop(server, into, failed); // nothing half-restored stays; a copy that merely differs does, to be looked at
            throw failed;
        }
    }

    private static int major(PgAddress server) throws SQLException {
        try (Connection connection = PgConnections.open(server, "maintenance restore", CONNECT)) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    private static void requireFree(PgAddress server, String name) throws SQLException {
        try (Connection connection = PgConnections.open(server, "maintenance restore", CONNECT);
                PreparedStatement query =
                        connection.prepareStatement("select 1 from pg_catalog.pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    throw new DatabaseExists(name, server.display());
                }
            }
        }
    }

    private static void drop(PgAddress server, String name, Exception because) {
        try (Connection connection = PgConnections.open(server, "maintenance restore", CONNECT);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + Quoting.quoted(name) + " with (force)");
        } catch (SQLException | RuntimeException left) {
            because.addSuppressed(left);
        }
    }
}
