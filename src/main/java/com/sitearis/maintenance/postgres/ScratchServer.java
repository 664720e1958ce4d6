package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that is thrown away: it writes nothing durably, and its folder goes with it.
 *
 * <p>It dies with this program, and what a killed program left is removed at the next start.
 */
public final class ScratchServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ScratchServer.class);

    private static final int ATTEMPTS = 5;

    private final ScratchFolder folder;
    private final ServerProcess server;
    private final PgAddress address;
    private final int major;

    private ScratchServer(ScratchFolder folder, ServerProcess server, PgAddress address, int major) {
        this.folder = folder;
        this.server = server;
        this.address = address;
        this.major = major;
    }

    /**
     * Starts one.
     *
     * @param atLeastMajor the version of the server whose data it will take
     * @param name names its folder below the home's scratch folder
     * @throws PgProgramMissing when no server program is new enough
     */
    public static ScratchServer start(Home home, PgPrograms programs, int atLeastMajor, String name) {
        return start(home, programs, atLeastMajor, name, Map.of());
    }

    /** The same with further settings of the server, such as {@code shared_preload_libraries}. */
    public static ScratchServer start(
            Home home, PgPrograms programs, int atLeastMajor, String name, Map<String, String> settings) {
        PgProgram postgres = programs.find("postgres", atLeastMajor);
        Account account = Account.forServers();
        Path scratch = ServerFolder.prepare(home.scratch(), account);
        ScratchTemplate template = ScratchTemplate.of(postgres, scratch, account);
        ScratchFolder folder = ScratchFolder.create(scratch, name, account);
        try {
            template.copyTo(folder.data());
            return started(postgres, folder, template.password(), settings, account);
        } catch (RuntimeException e) {
            Uninterrupted.run(folder::close);
            throw e;
        }
    }

    private static ScratchServer started(
            PgProgram postgres, ScratchFolder folder, Secret password, Map<String, String> settings, Account account) {
        for (int attempt = 1; ; attempt++) {
            int port = FreePort.any();
            ServerProcess server = ServerProcess.start(
                    postgres, folder.data(), settings(port, settings), folder.log(), Tether.QUIT, account);
            if (server.awaitReady(Duration.ofSeconds(60))) {
                PgAddress address = new PgAddress(
                        "127.0.0.1",
                        port,
                        "postgres",
                        ScratchTemplate.SUPERUSER,
                        password,
                        Map.of("sslmode", "disable"));
                return new ScratchServer(folder, server, address, postgres.major());
            }
            String lastWords = server.lastWords();
            server.stop("immediate");
            if (attempt == ATTEMPTS || FreePort.isFree(port)) {
                throw new PgServerFailed(
                        "the scratch server did not start: " + lastWords,
                        "see what it says: most often memory or disk is short",
                        null);
            }
            log.info("port {} was taken by somebody else meanwhile; the scratch server takes another", port);
        }
    }

    /** Everything that makes writing durable is off: a copy that is lost is made again. */
    private static Map<String, String> settings(int port, Map<String, String> further) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "off");
        settings.put("full_page_writes", "off");
        settings.put("synchronous_commit", "off");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("archive_mode", "off");
        settings.put("autovacuum", "off");
        settings.put("checkpoint_timeout", "1h");
        settings.put("max_wal_size", "4GB");
        settings.put("wal_buffers", "16MB");
        settings.put("bgwriter_lru_maxpages", "0");
        settings.put("shared_buffers", Math.max(32, Math.min(512, Memory.megabytes() / 8)) + "MB");
        settings.put("maintenance_work_mem", Math.max(32, Math.min(256, Memory.megabytes() / 16)) + "MB");
        settings.put("max_worker_processes", "4");
        settings.put("max_connections", "100");
        // A restore in one transaction and the comparison of every table lock thousands of them at once.
        settings.put("max_locks_per_transaction", "512");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_min_messages", "error");
        settings.putAll(further);
        return settings;
    }

    /** As superuser, on the database {@code postgres}. */
    public PgAddress address() {
        return address;
    }

    public int major() {
        return major;
    }

    /** Removes the scratch servers of programs that are no more; those of living programs stay. */
    public static void removeLeftovers(Home home) {
        ScratchFolder.removeLeftovers(home.scratch());
    }

    /** Stops it at once and deletes its folder. */
    @Override
    public void close() {
        Uninterrupted.run(() -> {
            server.stop("immediate");
            folder.close();
        });
    }
}
