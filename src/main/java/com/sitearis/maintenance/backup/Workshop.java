package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.dump.Spool;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.proof.ProofGround;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.StoreSettings;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.postgres.ScratchServer;
import com.sitearis.maintenance.storage.Store;
import com.sitearis.maintenance.storage.Stores;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every work of this package needs of the machine.
 *
 * @param direct connections to the product's own database, fresh ones and not of a pool
 */
public record Workshop(Home home, Clock clock, PgPrograms programs, BackupCatalogue catalogue, DataSource direct) {

    /** A workshop on the product's own database. */
    public static Workshop of(Home home, Clock clock, PgPrograms programs, DataSource direct) {
        JdbcClient jdbc = JdbcClient.create(direct);
        return new Workshop(home, clock, programs, new BackupCatalogue(jdbc, clock), direct);
    }

    /** Opens a store of the plan by its name. */
    public Store open(MaintenancePlan plan, String store) {
        StoreSettings settings = Objects.requireNonNull(plan.stores().get(store), store);
        return Stores.open(settings, home, clock);
    }

    /** Holds the database's lock, so that no backup of it runs meanwhile; refuses when one does. */
    public AutoCloseable hold(String plan, String database) {
        DatabaseLock lock = new DatabaseLock(direct, plan, database);
        lock.holdNow();
        return lock;
    }

    public Spool spool() {
        return new Spool(home);
    }

    /** Removes what killed programs on this home left; what living ones use stays. */
    Workshop tidied() {
        spool().removeLeftovers();
        ScratchServer.removeLeftovers(home);
        return this;
    }

    /** Where backups of a database are proven, as the plan says. */
    Supplier<ProofGround> ground(MaintenancePlan plan, Database database, Manifest manifest) {
        String named = database.scratchServer();
        if (named == null) {
            int major = manifest.source().serverVersion() / 10_000;
            return () -> ProofGround.Local.start(home, programs, major, manifest.id());
        }
        var server = Objects.requireNonNull(plan.scratchServers().get(named), named);
        return () -> ProofGround.Named.open(named, server, manifest.id());
    }
}
