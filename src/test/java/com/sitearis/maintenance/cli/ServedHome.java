package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.ProductProgram;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.EmbeddedServer;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh home with a plan of one job, commands on it, and nodes as programs of their own. */
final class ServedHome implements AutoCloseable {

    private static final String PASSWORD = "kept";

    private static final String PLAN = """
            name: Served
            zone: UTC
            environments: [test]
            databases:
              small: { environment: test, host: 127.0.0.1, port: %d, database: %s, user: keeper, password: "${SMALL_PASSWORD}" }
            stores:
              local: { kind: folder, path: backups }
            contacts:
              dba: { email: dba@example.com }
            console: { port: %d }
            """;

    private static final String JOB = """
            kind: database-backup
            purpose: The small database, at night
            schedule: { cron: "%s" }
            tell: { on-failure: [dba] }
            settings: { databases: [small], store: local, tier: daily, keep: P30D, proof: content }
            """;

    final Path folder;
    private final Map<String, String> environment;

    ServedHome(String database) throws IOException {
        folder = fresh();
        PgAddress small = TestServer.createDatabase(database);
        TestServer.execute(
                small,
                "create table note as select n, 'note ' || n as text from generate_series(1, 100) n",
                "do 'begin create role keeper login bypassrls; exception when duplicate_object then end'",
                "alter role keeper password '" + PASSWORD + "'",
                "grant select on note to keeper",
                "grant pg_read_all_settings to keeper");
        environment = Map.of("SMALL_PASSWORD", PASSWORD);
        Files.createDirectories(plan());
        Files.writeString(plan().resolve("plan.yaml"), PLAN.formatted(small.port(), small.database(), freePort()));
        schedule("0 0 3 * * ?");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A folder that the server's account can enter; JUnit's temporary folders are private to root. */
    static Path fresh() throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "cli-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder.toAbsolutePath();
    }

    private Path plan() {
        return folder.resolve("jobs");
    }

    void schedule(String cron) throws IOException {
        Files.writeString(plan().resolve("nightly.yaml"), JOB.formatted(cron));
    }

    Said say(String... line) {
        return Said.in(environment, arguments(line));
    }

    private String[] arguments(String... line) {
        String home = folder.resolve("var").toString();
        return Stream.concat(Stream.of(line), Stream.of("--plan", plan().toString(), "--home", home))
                .toArray(String[]::new);
    }

    /** Its output goes to {@code serve.log}. */
    Process serve() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(ProductProgram.java().stream(), Stream.of(arguments("serve")))
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("serve.log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What the audit log holds, oldest first: who, what, and what became of it. */
    List<String> audited() {
        try (EmbeddedServer server =
                EmbeddedServer.attachOrStart(new Home(folder.resolve("var")), TestServer.programs())) {
            return JdbcClient.create(PgConnections.dataSource(server.address(), "test"))
                    .sql("select actor || ' ' || action || ' ' || outcome from app.audit"
                            + " join app.audit_outcome on audit_id = audit.id order by audit.id")
                    .query(String.class)
                    .list();
        }
    }

    String log() {
        try {
            return Files.readString(folder.resolve("serve.log"));
        } catch (IOException e) {
            return "";
        }
    }

    /** The embedded server's process id, while there is one. */
    boolean serverIsUp() {
        return Files.exists(folder.resolve("var/postgres/data/postmaster.pid"));
    }

    @Override
    public void close() throws IOException {
        // The files are looked at when a test fails; `clean` removes them.
    }
}
