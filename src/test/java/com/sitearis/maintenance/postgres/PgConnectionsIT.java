package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PgConnectionsIT {

    @Test
    void namesItselfToTheServer() throws Exception {
        try (Connection connection =
                        PgConnections.open(TestServer.address(), "maintenance witness", Duration.ofSeconds(5));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show application_name")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("maintenance witness");
        }
    }

    @Test
    void isASourceOfSessions() throws Exception {
        PgAddress database = TestServer.createDatabase("a/b?c=d&e %41");
        try (Connection connection =
                PgConnections.dataSource(database, "maintenance").getConnection()) {
            assertThat(connection.getCatalog()).isEqualTo("a/b?c=d&e %41");
        }
    }

    @Test
    void saysThatThePasswordIsWrongAndWhereItComesFrom() {
        assertTold(
                address(server().host(), server().port(), "postgres", server().user(), "wrong-secret"),
                "password was not accepted",
                "check DB_PASSWORD in the environment",
                false);
    }

    @Test
    void saysThatThereIsNoPassword() {
        PgAddress none = new PgAddress(server().host(), server().port(), "postgres", server().user(), null, Map.of());
        assertTold(none, "asks for a password", "name its variable", false);
    }

    @Test
    void saysThatTheDatabaseDoesNotExist() {
        assertTold(server().withDatabase("nowhere"), "there is no such database", "check the database's name", false);
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertTold(
                address("nowhere.invalid", 5432, "p", "me", "x"), "host's name is not known", "check the host", true);
    }

    @Test
    void saysThatNothingListens() {
        assertTold(address("127.0.0.1", 1, "p", "me", "x"), "nothing listens there", "is the server running", true);
    }

    @Test
    void doesNotWaitForEverForAServerThatSaysNothing() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertTold(
                    address("127.0.0.1", mute.getLocalPort(), "p", "me", "x"),
                    "did not answer in time",
                    "a firewall may drop",
                    true);
        }
    }

    @Test
    void saysThatTheServerHasNoTlsWhereItIsAskedFor() {
        assertTold(withTls(Map.of("sslmode", "require")), "TLS could not be agreed", "check sslmode", false);
    }

    @Test
    void verifiesTheServersCertificateInBothWorlds() throws Exception {
        try (FreshHome fresh = new FreshHome()) {
            Path folder = fresh.home.path();
            Path certificate = folder.resolve("server.crt");
            Path key = folder.resolve("server.key");
            assertThat(ShortCommand.run(List.of(
                                    "openssl",
                                    "req",
                                    "-new",
                                    "-x509",
                                    "-days",
                                    "2",
                                    "-nodes",
                                    "-subj",
                                    "/CN=localhost",
                                    "-addext",
                                    "subjectAltName=IP:127.0.0.1",
                                    "-keyout",
                                    key.toString(),
                                    "-out",
                                    certificate.toString()))
                            .exitCode())
                    .isZero();
            Account.forServers().own(key);
            PgPrograms programs = new PgPrograms(fresh.home, List.of());
            try (ScratchServer server = ScratchServer.start(
                    fresh.home,
                    programs,
                    0,
                    "tls",
                    Map.of("ssl", "on", "ssl_cert_file", certificate.toString(), "ssl_key_file", key.toString()))) {
                Map<String, String> verify = Map.of("sslmode", "verify-full", "sslrootcert", certificate.toString());
                PgAddress trusted = withTls(server.address(), verify);
                try (Connection connection = PgConnections.open(trusted, "test", Duration.ofSeconds(5))) {
                    assertThat(connection.isValid(1)).isTrue();
                }
                PgCommand encrypted = PgCommand.of(
                        programs.find("psql", 0), "-XAtc", "select ssl from pg_stat_ssl where pid = pg_backend_pid()");
                assertThat(programs.run(encrypted.on(trusted)).strip()).isEqualTo("t");

                Path otherRoot = folder.resolve("other.crt");
                ShortCommand.run(List.of(
                        "openssl",
                        "req",
                        "-new",
                        "-x509",
                        "-days",
                        "2",
                        "-nodes",
                        "-subj",
                        "/CN=other",
                        "-keyout",
                        folder.resolve("other.key").toString(),
                        "-out",
                        otherRoot.toString()));
                PgAddress distrusted = withTls(
                        server.address(), Map.of("sslmode", "verify-full", "sslrootcert", otherRoot.toString()));
                assertTold(distrusted, "TLS could not be agreed", "sslrootcert", false);
                assertThatThrownBy(() -> programs.run(encrypted.on(distrusted)))
                        .isInstanceOf(PgToolFailed.class)
                        .hasMessageContaining("certificate verify failed");
            }
        }
    }

    private static PgAddress server() {
        return TestServer.address();
    }

    private static PgAddress withTls(Map<String, String> tls) {
        return withTls(server(), tls);
    }

    private static PgAddress withTls(PgAddress address, Map<String, String> tls) {
        return new PgAddress(
                address.host(),
                address.port(),
                address.database(),
                address.user(),
                Objects.requireNonNull(address.password()),
                tls);
    }

    private static PgAddress address(String host, int port, String database, String user, String password) {
        return new PgAddress(host, port, database, user, new Secret("DB_PASSWORD", password), Map.of());
    }

    private static void assertTold(PgAddress address, String what, String hint, boolean passes) {
        assertThatThrownBy(() -> PgConnections.open(address, "test", Duration.ofSeconds(2)))
                .isInstanceOfSatisfying(DatabaseUnreachable.class, failure -> {
                    assertThat(failure).hasMessageContaining(what).hasMessageNotContaining("wrong-secret");
                    assertThat(failure.hint()).contains(hint);
                    assertThat(failure.transientCause()).isEqualTo(passes);
                });
    }
}
