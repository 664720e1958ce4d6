package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A real pgbouncer before the test server. */
public final class TestPooler implements AutoCloseable {

    private static final Path PGBOUNCER = Path.of("/usr/sbin/pgbouncer");

    private final int port = FreePort.any();
    private final Process process;

    /**
     * Starts one.
     *
     * @param where takes its files; everybody must be able to reach it
     */
    public TestPooler(Path where, String mode, int poolSize, String... further) throws IOException {
        Path folder = where.toAbsolutePath();
        PgAddress server = TestServer.address();
        String password = Objects.requireNonNull(server.password()).reveal();
        Path users = folder.resolve("users.txt");
        Files.writeString(users, "\"" + server.user() + "\" \"" + password + "\"\n");
        Path settings = folder.resolve("pgbouncer.ini");
        Files.writeString(
                settings,
                "[databases]\n* = host=127.0.0.1 port=" + server.port() + "\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
                        + "listen_port = " + port + "\nunix_socket_dir =\nauth_type = plain\nauth_file = " + users
                        + "\npool_mode = " + mode + "\ndefault_pool_size = " + poolSize + "\n"
                        + String.join("\n", further) + "\n");
        process = ChildStarter.start(ChildEnvironment.bare(Tether.TERM.around(
                        Account.forServers(), List.of(PGBOUNCER.toString(), "-q", settings.toString())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile()));
        assertThat(Deadline.in(Duration.ofSeconds(10)).await(() -> !FreePort.isFree(port)))
                .as(() -> ServerProcess.lastWords(folder.resolve("pgbouncer.log")))
                .isTrue();
    }

    public static boolean installed() {
        return Files.isExecutable(PGBOUNCER);
    }

    public PgAddress address() {
        PgAddress server = TestServer.address();
        return new PgAddress("127.0.0.1", port, "postgres", server.user(), server.password(), Map.of());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
