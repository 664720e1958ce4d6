package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The product's own PostgreSQL server, in its home: durable, with checksums and a password, on 127.0.0.1 only.
 *
 * <p>One program owns it and it ends with that program, however the program ends. Other programs on the same home are
 * guests of the running server.
 */
public final class EmbeddedServer implements AutoCloseable {

    /** The product's own database on it. */
    public static final String DATABASE = "maintenance";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PgAddress address;
    private final Presence presence;

    private EmbeddedServer(PgAddress address, Presence presence) {
        this.address = address;
        this.presence = presence;
    }

    /** What this program has to end: its server, or its visit. */
    private interface Presence extends AutoCloseable {
        boolean owns();

        @Override
        void close();
    }

    /** Starts the server as its owner; waits up to a minute for another program on the home to finish. */
    public static EmbeddedServer start(Home home, PgPrograms programs) {
        return start(home, programs, Map.of(), PATIENCE);
    }

    /**
     * Starts the server as its owner.
     *
     * @param settings of the server, before our own
     * @param patience how long to wait for another program on the home to finish
     * @throws HomeInUse when it does not
     */
    public static EmbeddedServer start(
            Home home, PgPrograms programs, Map<String, String> settings, Duration patience) {
        OwnServer server = OwnServer.start(HomeLock.await(home, patience), home, programs, settings);
        return new EmbeddedServer(server.address(), owner(server, false));
    }

    /**
     * Uses the server of the program that runs on this home, or starts it. For commands that come and go: an owner waits
     * in {@link #close()} until its guests have gone.
     */
    public static EmbeddedServer attachOrStart(Home home, PgPrograms programs) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (!deadline.passed()) {
            Optional<HomeLock> lock = HomeLock.tryLock(home);
            if (lock.isPresent()) {
                OwnServer server = OwnServer.start(lock.get(), home, programs, Map.of());
                return new EmbeddedServer(server.address(), owner(server, true));
            }
            Optional<Visit> visit = Visit.to(home);
            if (visit.isPresent()) {
                return new EmbeddedServer(visit.get().address(), guest(visit.get()));
            }
            Deadline.pause(Duration.ofMillis(100));
        }
        throw new HomeInUse(home, HomeLock.ownerOf(home));
    }

    private static Presence owner(OwnServer server, boolean waitsForGuests) {
        return new Presence() {
            @Override
            public boolean owns() {
                return true;
            }

            @Override
            public void close() {
                Optional<Visit> last = waitsForGuests ? Visit.lastOne(server.address()) : Optional.empty();
                server.close();
                last.ifPresent(Visit::close);
            }
        };
    }

    private static Presence guest(Visit visit) {
        return new Presence() {
            @Override
            public boolean owns() {
                return false;
            }

            @Override
            public void close() {
                visit.close();
            }
        };
    }

    /** The product's own database, as its owner. */
    public PgAddress address() {
        return address;
    }

    /** Whether this program runs the server; false for a guest. */
    public boolean owned() {
        return presence.owns();
    }

    /** Stops the server, or ends the visit. */
    @Override
    public void close() {
        presence.close();
    }
}
