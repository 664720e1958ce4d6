package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgChildIT {

    private FreshHome fresh;
    private Home home;
    private PgPrograms programs;

    @BeforeEach
    void freshHome() throws IOException {
        fresh = new FreshHome();
        home = fresh.home;
        programs = new PgPrograms(home, List.of());
    }

    @AfterEach
    void removeHome() throws IOException {
        fresh.close();
    }

    @Test
    void answersWhatTheProgramPrints() {
        PgCommand psql = psql("-c", "select 6 * 7").on(TestServer.address());
        assertThat(programs.run(psql).strip()).isEqualTo("42");
        assertThat(home.spool()).isEmptyDirectory();
    }

    @Test
    void feedsTheProgram() throws Exception {
        try (PgChild child = programs.start(psql().on(TestServer.address()))) {
            child.stdin().write("select 'from outside';\n".getBytes(StandardCharsets.UTF_8));
            child.stdin().close();
            assertThat(child.readAll().strip()).isEqualTo("from outside");
            child.requireSuccess();
        }
    }

    @Test
    void showsThePasswordToNobody() throws Exception {
        PgAddress address = TestServer.address();
        String password = Objects.requireNonNull(address.password()).reveal();
        try (PgChild child = programs.start(sleeping())) {
            Path proc = Path.of("/proc", Long.toString(child.pid()));
            // setpriv becomes psql; until then the command line is setpriv's.
            assertThat(Deadline.in(Duration.ofSeconds(10))
                            .await(() -> read(proc.resolve("comm")).startsWith("psql")))
                    .isTrue();
            assertThat(read(proc.resolve("cmdline"))).contains("psql").doesNotContain(password);
            assertThat(read(proc.resolve("environ"))).contains("PGPASSFILE=").doesNotContain(password);
        }
    }

    @Test
    void givesTheProgramNothingOfOurEnvironment() throws Exception {
        try (PgChild child = programs.start(sleeping())) {
            Path environment = Path.of("/proc", Long.toString(child.pid()), "environ");
            assertThat(read(environment).split("\0"))
                    .allMatch(entry -> entry.startsWith("PG")
                            || entry.startsWith("PATH=")
                            || entry.startsWith("HOME=")
                            || entry.startsWith("LC_ALL="));
        }
    }

    /** The kernel's signal goes with the thread that started the child, which must not be this short-lived one. */
    @Test
    void livesOnWhenTheThreadThatAskedForItHasEnded() throws Exception {
        CompletableFuture<PgChild> started = new CompletableFuture<>();
        Thread asking = new Thread(() -> started.complete(programs.start(
                psql("-c", "select pg_sleep(1)", "-c", "select 'alive'").on(TestServer.address()))));
        asking.start();
        asking.join();
        try (PgChild child = started.get()) {
            assertThat(child.readAll().strip()).endsWith("alive");
            child.requireSuccess();
        }
    }

    @Test
    void isKilledWhenTheThreadThatWaitsForItIsInterrupted() throws Exception {
        try (PgChild child = programs.start(sleeping())) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread waiting = new Thread(() -> thrown.complete(catchThrowable(child::requireSuccess)));
            waiting.start();
            waiting.interrupt();
            assertThat(thrown.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(PgToolFailed.class)
                    .hasMessageContaining("was stopped");
            assertThat(child.await()).isEqualTo(143);
        }
    }

    @Test
    void endsTheProgramItsWorkersAndTheirQueriesWithinSeconds() throws Exception {
        try (Large large = new Large("killed_dump");
                PgChild dump = programs.start(
                        PgCommand.of(programs.find("pg_dump", 0), "-Fd", "-j2", "-f", home.path() + "/dump")
                                .on(large.database))) {
            large.awaitDump();
            long before = System.nanoTime();
            dump.kill();
            assertThat(dump.await()).isNotZero();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
            assertThat(Deadline.in(Duration.ofSeconds(5)).await(() -> large.dumps() == 0))
                    .isTrue();
        }
        assertThat(home.spool()).isEmptyDirectory();
    }

    @Test
    void killsAProgramThatDoesNotListen() throws Exception {
        Path deaf = home.path().resolve("deaf");
        Files.writeString(deaf, "#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 1; done\n");
        Files.setPosixFilePermissions(deaf, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (PgChild child = programs.start(PgCommand.of(new PgProgram("deaf", deaf, 15)))) {
            Path command = Path.of("/proc", Long.toString(child.pid()), "comm");
            assertThat(Deadline.in(Duration.ofSeconds(10))
                            .await(() -> read(command).startsWith("deaf")))
                    .isTrue();
            child.kill();
            assertThat(child.await()).isEqualTo(137);
        }
    }

    @Test
    void leavesNoDumpBehindWhenTheProgramIsKilled() throws Exception {
        try (Large large = new Large("orphaned_dump");
                OtherProgram program = OtherProgram.start(
                        "dump",
                        home.path().toString(),
                        Integer.toString(large.database.port()),
                        large.database.database(),
                        Objects.requireNonNull(large.database.password()).reveal())) {
            long leader = Long.parseLong(program.ready()[0]);
            large.awaitDump();
            List<ProcessHandle> dump = new ArrayList<>(
                    ProcessHandle.of(leader).orElseThrow().descendants().toList());
            dump.add(ProcessHandle.of(leader).orElseThrow());
            program.kill();
            assertThat(Deadline.in(Duration.ofSeconds(5))
                            .await(() -> dump.stream().noneMatch(PgChildIT::runs)))
                    .isTrue();
            assertThat(Deadline.in(Duration.ofSeconds(5)).await(() -> large.dumps() == 0))
                    .isTrue();
        }
        try (var left = Files.list(home.spool())) {
            assertThat(left).as("the killed program's password file").hasSize(1);
        }
        assertThat(new PgPrograms(home, List.of()).newestMajor("psql")).isPresent();
        assertThat(home.spool()).isEmptyDirectory();
    }

    @Test
    void saysThatThePasswordIsWrong() {
        PgAddress right = TestServer.address();
        assertTold(
                address(right.host(), right.port(), "postgres", right.user(), "wrong-secret"),
                "password authentication failed",
                "check the account's password",
                false);
    }

    @Test
    void saysThatTheDatabaseDoesNotExist() {
        assertTold(TestServer.address().withDatabase("nowhere"), "does not exist", "check the database's name", false);
    }

    @Test
    void saysThatNothingListens() {
        assertTold(address("127.0.0.1", 1, "postgres", "me", "x"), "refused", "is the server running", true);
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertTold(address("nowhere.invalid", 5432, "postgres", "me", "x"), "nowhere.invalid", "check the host", true);
    }

    @Test
    void saysThatTheConnectionWasCut() throws Exception {
        try (PgChild child = programs.start(sleeping())) {
            assertThat(Deadline.in(Duration.ofSeconds(10)).await(() -> {
                        // again until it is ours that ends: another test's may still be on its way out
                        count("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where query = 'select pg_sleep(100)'");
                        return !child.isAlive();
                    }))
                    .isTrue();
            assertThatThrownBy(child::requireSuccess)
                    .isInstanceOf(PgToolFailed.class)
                    .hasMessageContaining("terminating connection")
                    .extracting(failure -> ((PgToolFailed) failure).hint())
                    .asString()
                    .contains("the connection was cut");
        }
    }

    @Test
    void readsATalkativeErrorStreamAndKeepsTheEnd() {
        String noise = "do $$ begin for i in 1..20000 loop raise notice 'notice %', i; end loop; end $$";
        assertThat(programs.run(psql("-c", noise, "-c", "select 1").on(TestServer.address()))
                        .strip())
                .endsWith("1");
    }

    private void assertTold(PgAddress address, String message, String hint, boolean passes) {
        assertThatThrownBy(() -> programs.run(psql("-c", "select 1").on(address)))
                .isInstanceOfSatisfying(PgToolFailed.class, failure -> {
                    assertThat(failure).hasMessageContaining(message).hasMessageNotContaining("wrong-secret");
                    assertThat(failure.hint()).contains(hint);
                    assertThat(failure.transientCause()).isEqualTo(passes);
                    assertThat(failure.exitCodeOfTool()).isEqualTo(2);
                });
    }

    private PgCommand psql(String... arguments) {
        return PgCommand.of(programs.find("psql", 0), "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1")
                .with(List.of(arguments));
    }

    private PgCommand sleeping() {
        return psql("-c", "select pg_sleep(100)").on(TestServer.address());
    }

    private static PgAddress address(String host, int port, String database, String user, String password) {
        return new PgAddress(host, port, database, user, new Secret("TEST", password), Map.of());
    }

    private static boolean runs(ProcessHandle process) {
        // A process that has ended and was not waited for still counts as alive; it has no command any more.
        return process.isAlive()
                && !read(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                        .isEmpty();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static long count(String sql) {
        try (Connection connection = TestServer.open(TestServer.address());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two tables that are small on disk and gigabytes in a dump, so that its workers are busy when it is killed. */
    private static final class Large implements AutoCloseable {

        final PgAddress database;

        Large(String name) {
            database = TestServer.createDatabase(name);
            for (String table : List.of("a", "b")) {
                TestServer.execute(
                        database,
                        "create table " + table + " as select repeat('x', 1000000) as t",
                        "insert into " + table + " select t from " + table + ", generate_series(1, 10000)");
            }
        }

        /** Sessions of the dump's leader and workers. */
        long dumps() {
            return count("select count(*) from pg_stat_activity where application_name = 'maintenance' and datname = '"
                    + database.database() + "'");
        }

        void awaitDump() {
            assertThat(Deadline.in(Duration.ofSeconds(15)).await(() -> dumps() >= 3))
                    .isTrue();
        }

        @Override
        public void close() {
            TestServer.execute(TestServer.address(), "drop database " + database.database() + " with (force)");
        }
    }
}
