package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScratchServerIT {

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
    void answersAsSuperuserAndWritesNothingDurably() throws Exception {
        PgAddress database = TestServer.createDatabase("Odd \"name\" é");
        try (Connection connection = TestServer.open(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user, current_database(),"
                        + " current_setting('fsync'), current_setting('is_superuser')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("maintenance_scratch");
            assertThat(row.getString(2)).isEqualTo("Odd \"name\" é");
            assertThat(row.getString(3)).isEqualTo("off");
            assertThat(row.getString(4)).isEqualTo("on");
        }
    }

    @Test
    void leavesNothingButItsTemplate() throws Exception {
        try (ScratchServer first = ScratchServer.start(home, programs, 0, "proof");
                ScratchServer second = ScratchServer.start(home, programs, 0, "proof")) {
            assertThat(first.address().port()).isNotEqualTo(second.address().port());
            TestServer.execute(first.address(), "create table a as select generate_series(1, 1000)");
        }
        assertThat(left()).singleElement().asString().startsWith(".template-");
    }

    @Test
    void refusesWhenNoServerProgramIsNewEnough() {
        assertThatThrownBy(() -> ScratchServer.start(home, programs, 99, "proof"))
                .isInstanceOf(PgProgramMissing.class)
                .hasMessageContaining("postgres of PostgreSQL 99");
    }

    @Test
    void diesWithAKilledProgramAndIsRemovedAtTheNextStart() throws Exception {
        try (OtherProgram killed = OtherProgram.start("scratch", home.path().toString());
                OtherProgram living = OtherProgram.start("scratch", home.path().toString())) {
            int portOfKilled = Integer.parseInt(killed.ready()[0]);
            int portOfLiving = Integer.parseInt(living.ready()[0]);
            killed.kill();
            assertThat(Deadline.in(Duration.ofSeconds(10)).await(() -> FreePort.isFree(portOfKilled)))
                    .isTrue();
            ScratchServer.removeLeftovers(home);
            assertThat(left().stream().filter(name -> name.startsWith("other-")))
                    .as("folder and lock of the living one")
                    .hasSize(2);
            assertThat(FreePort.isFree(portOfLiving)).isFalse();
        }
    }

    @Test
    void aSettingThatKeepsItFromStartingIsToldAndLeavesNothing() throws Exception {
        assertThatThrownBy(() -> ScratchServer.start(
                        home, programs, 0, "proof", Map.of("shared_preload_libraries", "no_such_library")))
                .isInstanceOf(PgServerFailed.class)
                .hasMessageContaining("no_such_library");
        assertThat(left()).singleElement().asString().startsWith(".template-");
    }

    /** A run that is asked to stop interrupts its thread; the scratch server must still go. */
    @Test
    void isRemovedOnAnInterruptedThreadToo() throws Exception {
        ScratchServer server = ScratchServer.start(home, programs, 0, "proof");
        Thread.currentThread().interrupt();
        server.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(FreePort.isFree(server.address().port())).isTrue();
        assertThat(left()).singleElement().asString().startsWith(".template-");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> entries = Files.list(home.scratch())) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
