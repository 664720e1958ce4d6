package com.sitearis.maintenance.backup.preflight;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.DatabaseBackupSettings;
import com.sitearis.maintenance.backup.DumpMethod;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.dump.Spool;
import com.sitearis.maintenance.backup.witness.TableSweep;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.postgres.Pooler;
import com.sitearis.maintenance.postgres.ServerFacts;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.storage.Store;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Finds before the first byte what would make a backup fail. */
public final class Preflight {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final List<String> DUMP_PROGRAMS = List.of("pg_dump", "pg_dumpall", "pg_restore", "psql");

    /** What is assumed of the first backup: plain bytes become no more than this share of the database's size. */
    private static final double UNKNOWN_RATIO = 0.5;

    private static final double MARGIN = 1.2;

    private final Database database;
    private final DatabaseBackupSettings settings;
    private final PgPrograms programs;
    private final Home home;
    private final List<Backup> former;

    public Preflight(
            Database database, DatabaseBackupSettings settings, PgPrograms programs, Home home, List<Backup> former) {
        this.database = database;
        this.settings = settings;
        this.programs = programs;
        this.home = home;
        this.former = former;
    }

    public void check(Store store, StepScope scope) throws Exception {
        Pooler.requireSession(database.address());
        try (Connection connection = PgConnections.open(database.address(), "maintenance preflight", CONNECT);
                var stop = scope.onStop(() -> TableSweep.abort(connection))) {
            ServerFacts facts = ServerFacts.read(connection);
            int major = facts.versionNumber() / 10_000;
            if (settings.proof() == ProofLevel.CONTENT && major < ContentNotComparable.OLDEST_MAJOR) {
                throw new ContentNotComparable(database.name(), major);
            }
            DUMP_PROGRAMS.forEach(program -> programs.find(program, major));
            new Permissions(connection, database.name()).require(settings.selection());
            room(store, facts.sizeBytes());
        }
    }

    private void room(Store store, long databaseSize) throws IOException, SQLException {
        long needed = (long) (expectedSize(databaseSize) * MARGIN);
        OptionalLong free = store.freeSpace();
        if (free.isPresent() && free.getAsLong() < needed) {
            throw NoRoom.inStore(store.name(), needed, free.getAsLong());
        }
        boolean spools = settings.method() == DumpMethod.PARALLEL || settings.proof() != ProofLevel.CHECKSUM;
        long spoolFree = new Spool(home).free();
        // the plain dump, and at the proof the restored copy beside it
        long spoolNeeded = settings.proof() == ProofLevel.CHECKSUM ? databaseSize : 2 * databaseSize;
        if (spools && spoolFree < spoolNeeded) {
            throw NoRoom.inHome(home.path().toString(), spoolNeeded, spoolFree);
        }
    }

    /** From the newest backups if there are any: their ratio to the database is the best guess. */
    private long expectedSize(long databaseSize) {
        return former.stream().limit(5).mapToLong(Backup::size).max().orElse((long) (databaseSize * UNKNOWN_RATIO));
    }
}
