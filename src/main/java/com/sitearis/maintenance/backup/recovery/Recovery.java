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
import java.sql.SQLException;
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
    private final DatabaseNames names;

    public Recovery(MaintenancePlan plan, Database database, Workshop workshop) {
        this.plan = plan;
        this.database = database;
        this.workshop = workshop;
        this.verification = new Verification(plan, database, workshop);
        this.names = new DatabaseNames(database.address(), CONNECT);
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
     * Restores because a person said so on the command line.
     *
     * @param into the new database's name; it must not exist
     * @param swap whether the copy takes the name of the database that was backed up
     */
    public Recovered restore(Backup backup, String into, boolean swap, int jobs, StepScope scope) throws Exception {
        Copy copy = Copy.of(
                into,
                "restored from backup " + backup.id() + " by a command at "
                        + workshop.clock().instant());
        Recovered recovered = restore(backup, copy, jobs, scope);
        if (!swap || !recovered.differences().isEmpty()) {
            return recovered;
        }
        String former = exchange(copy, scope);
        return new Recovered(
                database.address().database(),
                former,
                recovered.took(),
                recovered.tables(),
                recovered.rows(),
                recovered.differences(),
                recovered.remarks());
    }

    /** Whether an attempt before this one had completed the copy. */
    boolean isThere(Copy copy) throws SQLException {
        return names.comment(copy.into()).filter(copy.proven()::equals).isPresent();
    }

    /** Makes the copy and compares it. What an attempt before this one left of it is removed, and nothing else. */
    Recovered restore(Backup backup, Copy copy, int jobs, StepScope scope) throws Exception {
        names.requireFree(copy.into());
        for (String left : names.beginningWith(copy.beginning())) {
            names.drop(left);
            scope.note("removed what an attempt that died had left: database " + left);
        }
        long begun = System.nanoTime();
        try (Store store = workshop.open(plan, backup.store());
                Spool.Folder folder = workshop.spool().fresh("restore-" + backup.id())) {
            return restore(backup, store, folder.path(), copy, jobs, scope, begun);
        }
    }

    /**
     * Gives the proven copy the name of the database that was backed up.
     *
     * @return what the former database is called now; null when there was none
     */
    @Nullable
    String exchange(Copy copy, StepScope scope) throws SQLException {
        String current = database.address().database();
        if (names.comment(current).filter(copy.proven()::equals).isPresent()) {
            scope.note("an attempt before this one had exchanged the names");
            return names.beginningWith(FormerName.beginning(current)).stream()
                    .findFirst()
                    .orElse(null);
        }
        if (!isThere(copy)) {
            throw new CopyGone(copy.into(), current);
        }
        boolean replaces = names.comment(current).isPresent();
        String former = FormerName.of(current, workshop.clock().instant());
        names.exchange(current, copy.into(), former, scope);
        if (replaces) {
            tellOfRights(former, current, scope);
        }
        return replaces ? former : null;
    }

    /** Who owns a database and may connect to it is no part of a dump; what the account may not set, people have to. */
    private void tellOfRights(String former, String current, StepScope scope) throws SQLException {
        DatabaseNames.Rights before = names.rights(former);
        DatabaseNames.Rights now = names.rights(current);
        if (!before.owner().equals(now.owner())) {
            scope.note(current + " belonged to " + before.owner() + " and belongs to " + now.owner()
                    + " now: alter database " + Quoting.quoted(current) + " owner to "
                    + Quoting.quoted(before.owner()));
        }
        if (!before.privileges().equals(now.privileges())) {
            scope.note("privileges on " + current + " were " + words(before) + " and are " + words(now)
                    + " now: grant and revoke them as they were");
        }
    }

    private static String words(DatabaseNames.Rights rights) {
        return rights.privileges().isEmpty() ? "the usual ones" : rights.privileges();
    }

    private Recovered restore(Backup backup, Store store, Path folder, Copy copy, int jobs, StepScope scope, long begun)
            throws Exception {
        Manifest manifest = verification.manifest(backup);
        Unpacking unpacking = new Unpacking(backup, manifest, store, verification.encryption(backup));
        Witness witness = unpacking.witness();
        Path archive = unpacking.archive(folder, scope);
        PgAddress server = database.address().withDatabase("postgres");
        int major = major(server);
        try {
            var restored = new Restoring(manifest, witness, new PgRestore(workshop.programs(), major))
                    .restore(archive, server, copy.underWay(), true, jobs, scope);
            List<String> remarks = new ArrayList<>(restored.exceptions());
            remarks.addAll(DatabaseSettings.apply(manifest.source().settings(), restored.database()));
            var definitions = new PgDump(workshop.programs(), major)
                    .schema(restored.database(), manifest.selection(), true, scope);
            var result = new Comparison(witness, restored.database(), witness.level())
                    .compare(definitions, true, restored.split()::skips, scope);
            List<String> differences = new ArrayList<>(restored.errors());
            differences.addAll(result.differences());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            // Not before it is compared: whoever sees the name that was asked for sees a whole copy.
            names.rename(copy.underWay(), copy.into(), differences.isEmpty() ? copy.proven() : copy.different(), scope);
            return new Recovered(copy.into(), null, took, result.tables(), result.rows(), differences, remarks);
        } catch (Exception failed) {
            drop(
                    copy.underWay(),
                    failed); // nothing half-restored stays; a copy that merely differs does, to be looked at
            throw failed;
        }
    }

    private static int major(PgAddress server) throws SQLException {
        try (Connection connection = PgConnections.open(server, "maintenance restore", CONNECT)) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    private void drop(String name, Exception because) {
        try {
            names.drop(name);
        } catch (SQLException | RuntimeException left) {
            because.addSuppressed(left);
        }
    }
}
