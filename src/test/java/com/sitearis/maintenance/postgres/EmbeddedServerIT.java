package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedServerIT {

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
    void keepsDataPasswordAndPortFromOneStartToTheNext() throws Exception {
        PgAddress before;
        try (EmbeddedServer server = start()) {
            before = server.address();
            TestServer.execute(before, "create table kept as select 42 as answer");
        }
        try (EmbeddedServer server = start()) {
            assertThat(server.owned()).isTrue();
            assertThat(server.address()).isEqualTo(before);
            assertThat(query(server.address(), "select answer from kept")).isEqualTo("42");
        }
        awaitNoProcess();
    }

    @Test
    void isDurableAndAsksForAPassword() throws Exception {
        try (EmbeddedServer server = start()) {
            PgAddress address = server.address();
            assertThat(query(address, "show fsync")).isEqualTo("on");
            assertThat(query(address, "show full_page_writes")).isEqualTo("on");
            assertThat(query(address, "show data_checksums")).isEqualTo("on");
            assertThat(query(address, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThatThrownBy(() -> TestServer.open(withPassword(address, "wrong")))
                    .isInstanceOf(DatabaseUnreachable.class)
                    .hasMessageContaining("password was not accepted")
                    .hasMessageNotContaining("wrong)");
        }
    }

    @Test
    void hasNoPortOpenToOthers() throws Exception {
        try (EmbeddedServer server = start()) {
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            for (InetAddress other : others) {
                try (Socket socket = new Socket()) {
                    InetSocketAddress there =
                            new InetSocketAddress(other, server.address().port());
                    assertThatThrownBy(() -> socket.connect(there, 2_000)).isInstanceOf(IOException.class);
                }
            }
            assertThat(query(server.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void showsItsPasswordToNobody() throws Exception {
        try (EmbeddedServer server = start()) {
            String password = password(server.address());
            for (ProcessHandle process : processesOf(home)) {
                Path proc = Path.of("/proc", Long.toString(process.pid()));
                assertThat(read(proc.resolve("cmdline")) + read(proc.resolve("environ")))
                        .doesNotContain(password);
            }
            Path file = home.postgres().resolve("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            try (Stream<Path> left = Files.walk(home.path())) {
                assertThat(left.filter(path -> path.getFileName().toString().startsWith("data.")))
                        .isEmpty();
            }
        }
    }

    @Test
    void diesWithAKilledProgramAndStartsAgainEveryTime() throws Exception {
        for (int round = 0; round < 3; round++) {
            String port;
            try (OtherProgram program =
                    OtherProgram.start("embedded", home.path().toString())) {
                port = program.ready()[0];
                TestServer.execute(
                        new EmbeddedFolder(home.postgres()).address().orElseThrow(),
                        "create table if not exists rounds (round int)",
                        "insert into rounds values (" + round + ")");
                program.kill();
            }
            // At once: the old server is still shutting down now and then.
            try (EmbeddedServer server = start()) {
                assertThat(server.address().port()).isEqualTo(Integer.parseInt(port));
                assertThat(query(server.address(), "select count(*) from rounds"))
                        .isEqualTo(Integer.toString(round + 1));
            }
        }
        try (OtherProgram program = OtherProgram.start("embedded", home.path().toString())) {
            program.ready();
            program.kill();
            assertThat(Deadline.in(Duration.ofSeconds(10))
                            .await(() -> processesOf(home).isEmpty()))
                    .isTrue();
        }
    }

    @Test
    void tellsWhoUsesTheHome() throws Exception {
        try (OtherProgram program = OtherProgram.start("embedded", home.path().toString())) {
            program.ready();
            assertThatThrownBy(() -> EmbeddedServer.start(home, programs, Map.of(), Duration.ofMillis(200)))
                    .isInstanceOf(HomeInUse.class)
                    .hasMessageContaining("process " + program.pid());
        }
    }

    @Test
    void letsASecondProgramUseTheServerOfTheFirst() throws Exception {
        try (OtherProgram first = OtherProgram.start("attach", home.path().toString())) {
            assertThat(first.ready()[1]).isEqualTo("true");
            try (EmbeddedServer second = EmbeddedServer.attachOrStart(home, programs)) {
                assertThat(second.owned()).isFalse();
                assertThat(query(second.address(), "select 1")).isEqualTo("1");
                // A second owner in the same program is a guest as well.
            }
            assertThat(processesOf(home)).isNotEmpty();
        }
    }

    @Test
    void waitsForItsGuestsBeforeItStops() throws Exception {
        try (OtherProgram guest = startOwnerAndGuest()) {
            assertThat(guest.end()).isTrue();
        }
        awaitNoProcess();
    }

    /** The owner closes while the guest works; the server must still answer the guest. */
    private OtherProgram startOwnerAndGuest() throws Exception {
        EmbeddedServer owner = EmbeddedServer.attachOrStart(home, programs);
        OtherProgram guest = OtherProgram.start("attach", home.path().toString());
        assertThat(guest.ready()[1]).isEqualTo("false");
        Thread closing = new Thread(owner::close);
        closing.start();
        closing.join(1_000);
        assertThat(closing.isAlive()).isTrue();
        assertThat(query(owner.address(), "select 1")).isEqualTo("1");
        guest.end();
        closing.join(20_000);
        assertThat(closing.isAlive()).isFalse();
        return guest;
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws Exception {
        int port;
        try (EmbeddedServer server = start()) {
            port = server.address().port();
        }
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedServer server = start()) {
            assertThat(taken.isBound()).isTrue();
            assertThat(server.address().port()).isNotEqualTo(port);
        }
    }

    /** PostgreSQL alone refuses: it only looks whether the process exists and belongs to its own account. */
    @Test
    void isNotStoppedByAPidFileThatNamesAForeignProcess() throws Exception {
        try (EmbeddedServer server = start()) {
            assertThat(server.owned()).isTrue();
        }
        Process foreign = new ProcessBuilder(Tether.TERM.around(Account.forServers(), List.of("sleep", "120"))).start();
        try {
            Path pidFile = PidFile.of(home.postgres().resolve("data"));
            Files.writeString(
                    pidFile,
                    foreign.pid() + "\n" + home.postgres().toRealPath().resolve("data")
                            + "\n1700000000\n20000\n\n127.0.0.1\n");
            Account.forServers().own(pidFile);
            try (EmbeddedServer server = start()) {
                assertThat(query(server.address(), "select 1")).isEqualTo("1");
            }
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void leavesTheDataOfAnotherVersionAlone() throws Exception {
        try (EmbeddedServer server = start()) {
            assertThat(server.owned()).isTrue();
        }
        Path version = home.postgres().resolve("data").resolve("PG_VERSION");
        Files.writeString(version, "9\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(DataFolderOfOtherVersion.class)
                .hasMessageContaining("PostgreSQL 9")
                .extracting(failure -> ((DataFolderOfOtherVersion) failure).hint())
                .asString()
                .contains("postgresql");
        assertThat(Files.readString(version)).isEqualTo("9\n");
        assertThatThrownBy(() -> EmbeddedServer.start(home, programs, Map.of(), Duration.ZERO))
                .as("the lock was given back")
                .isInstanceOf(DataFolderOfOtherVersion.class);
    }

    @Test
    void saysWhenThePasswordFileIsGone() throws Exception {
        try (EmbeddedServer server = start()) {
            assertThat(server.owned()).isTrue();
        }
        Files.delete(home.postgres().resolve("password"));
        assertThatThrownBy(this::start).isInstanceOf(PgServerFailed.class).hasMessageContaining("password file");
    }

    @Test
    void startsAnewWhereItWasKilledWhileCreatingItsData() throws Exception {
        Files.createDirectories(home.postgres().resolve("data.new").resolve("base"));
        try (EmbeddedServer server = start()) {
            assertThat(query(server.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void worksBelowAFolderThatTheServersAccountCannotEnter() throws Exception {
        assumeTrue(!Account.forServers().isOurs(), "only root runs the server under another account");
        Path secret = Files.createDirectories(home.path().resolve("secret"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
        Home below = new Home(secret.resolve("var"));
        Path target;
        try (EmbeddedServer server =
                EmbeddedServer.start(below, new PgPrograms(below, List.of()), Map.of(), Duration.ZERO)) {
            assertThat(query(server.address(), "select 1")).isEqualTo("1");
            target = Files.readSymbolicLink(below.postgres());
            assertThat(target).startsWith(Path.of("/var/lib/sitearis-maintenance"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rwx------");
        }
        FolderTree.delete(target);
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(home, programs, Map.of(), Duration.ofSeconds(5));
    }

    private static String query(PgAddress address, String sql) throws Exception {
        try (Connection connection = TestServer.open(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static PgAddress withPassword(PgAddress address, String password) {
        return new PgAddress(
                address.host(),
                address.port(),
                address.database(),
                address.user(),
                new Secret("TEST", password),
                address.tls());
    }

    private static String password(PgAddress address) {
        return Objects.requireNonNull(address.password()).reveal();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** The postmaster's last children are the kernel's to bury, a moment after it. */
    private void awaitNoProcess() throws InterruptedException {
        Deadline.in(Duration.ofSeconds(5)).await(() -> processesOf(home).isEmpty());
        assertThat(processesOf(home)).isEmpty();
    }

    private static List<ProcessHandle> processesOf(Home home) {
        return LeftoverServer.within(home.postgres().resolve("data"));
    }
}
