package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolerIT {

    private static final Path PGBOUNCER = Path.of("/usr/sbin/pgbouncer");

    private FreshHome fresh;

    @BeforeEach
    void freshHome() throws IOException {
        assumeTrue(Files.isExecutable(PGBOUNCER), "pgbouncer is not installed");
        fresh = new FreshHome();
    }

    @AfterEach
    void removeHome() throws IOException {
        if (fresh != null) {
            fresh.close();
        }
    }

    @Test
    void acceptsTheServerItself() {
        assertThatCode(() -> Pooler.requireSession(TestServer.address())).doesNotThrowAnyException();
    }

    @Test
    void refusesATransactionPooler() throws Exception {
        try (Bouncer bouncer = new Bouncer("transaction", 20)) {
            assertThatThrownBy(() -> Pooler.requireSession(bouncer.address()))
                    .isInstanceOf(TransactionPooler.class)
                    .hasMessageContaining("transaction mode");
        }
    }

    @Test
    void refusesATransactionPoolerWithASingleSession() throws Exception {
        try (Bouncer bouncer = new Bouncer("transaction", 1)) {
            assertThatThrownBy(() -> Pooler.requireSession(bouncer.address())).isInstanceOf(TransactionPooler.class);
        }
    }

    @Test
    void refusesATransactionPoolerThatGoesRoundItsSessions() throws Exception {
        try (Bouncer bouncer = new Bouncer("transaction", 20, "server_round_robin = 1", "min_pool_size = 8")) {
            assertThatThrownBy(() -> Pooler.requireSession(bouncer.address())).isInstanceOf(TransactionPooler.class);
        }
    }

    @Test
    void refusesAStatementPooler() throws Exception {
        try (Bouncer bouncer = new Bouncer("statement", 20)) {
            assertThatThrownBy(() -> Pooler.requireSession(bouncer.address())).isInstanceOf(TransactionPooler.class);
        }
    }

    @Test
    void acceptsASessionPooler() throws Exception {
        try (Bouncer bouncer = new Bouncer("session", 20)) {
            assertThatCode(() -> Pooler.requireSession(bouncer.address())).doesNotThrowAnyException();
        }
    }

    @Test
    void acceptsASessionPoolerWhoseOnlySessionWeHold() throws Exception {
        try (Bouncer bouncer = new Bouncer("session", 1)) {
            assertThatCode(() -> Pooler.requireSession(bouncer.address())).doesNotThrowAnyException();
        }
    }

    @Test
    void saysThatThePoolersPasswordIsWrong() throws Exception {
        try (Bouncer bouncer = new Bouncer("session", 20)) {
            PgAddress right = bouncer.address();
            PgAddress wrong = new PgAddress(
                    right.host(), right.port(), right.database(), right.user(), new Secret("TEST", "no"), Map.of());
            assertThatThrownBy(() -> Pooler.requireSession(wrong))
                    .isInstanceOf(DatabaseUnreachable.class)
                    .hasMessageContaining("password was not accepted");
        }
    }

    /** A real pgbouncer before the test server. */
    private final class Bouncer implements AutoCloseable {

        private final int port = FreePort.any();
        private final Process process;

        Bouncer(String mode, int poolSize, String... further) throws IOException {
            PgAddress server = TestServer.address();
            String password = Objects.requireNonNull(server.password()).reveal();
            Path folder = fresh.home.path();
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

        PgAddress address() {
            PgAddress server = TestServer.address();
            return new PgAddress("127.0.0.1", port, "postgres", server.user(), server.password(), Map.of());
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
