package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.plan.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgProgramsTest {

    @TempDir
    Path folder;

    @Test
    void takesTheVersionClosestToTheServers() throws IOException {
        PgPrograms programs = machine(installed("postgresql/18/bin"), installed("postgresql/16/bin"));
        assertThat(programs.find("pg_dump", 15).major()).isEqualTo(16);
        assertThat(programs.find("pg_dump", 16).major()).isEqualTo(16);
        assertThat(programs.find("pg_dump", 17).major()).isEqualTo(18);
        assertThat(programs.newestMajor("pg_dump")).contains(18);
    }

    @Test
    void saysWhichPackageToInstallWhenNoneIsNewEnough() throws IOException {
        PgPrograms programs = machine(installed("postgresql/15/bin"));
        assertThatThrownBy(() -> programs.find("pg_dump", 17))
                .isInstanceOf(PgProgramMissing.class)
                .hasMessage("no pg_dump of PostgreSQL 17 or later was found on this machine")
                .extracting(failure -> ((PgProgramMissing) failure).hint())
                .asString()
                .contains("17", "MAINTENANCE_PG_BIN");
    }

    @Test
    void namesTheClientPackageForClientsAndTheServerPackageForServers() {
        assertThat(PgProgramMissing.hint(PgProgramMissing.Installer.APT, "pg_dump", 17))
                .contains("apt-get install postgresql-client-17");
        assertThat(PgProgramMissing.hint(PgProgramMissing.Installer.APT, "initdb", 17))
                .contains("apt-get install postgresql-17");
        assertThat(PgProgramMissing.hint(PgProgramMissing.Installer.DNF, "postgres", 17))
                .contains("dnf install postgresql17-server");
        assertThat(PgProgramMissing.hint(PgProgramMissing.Installer.BREW, "pg_dump", 17))
                .contains("brew install postgresql@17");
        assertThat(PgProgramMissing.hint(PgProgramMissing.Installer.APT, "psql", 0))
                .contains("apt-get install postgresql-client`");
        assertThat(PgProgramMissing.hint(PgProgramMissing.Installer.BY_HAND, "pg_dump", 17))
                .contains("client programs of PostgreSQL 17");
    }

    @Test
    void prefersTheConfiguredFolderAndFallsBackWhereItIsTooOld() throws IOException {
        PgPrograms programs = new PgPrograms(
                new Home(folder),
                new ProgramFolders(List.of(answering("mine", "pg_dump (PostgreSQL) 17.2"))),
                new ProgramFolders(List.of(installed("postgresql/15/bin"), installed("postgresql/18/bin"))));
        assertThat(programs.find("pg_dump", 15).path()).isEqualTo(folder.resolve("mine/pg_dump"));
        assertThat(programs.find("pg_dump", 18).major()).isEqualTo(18);
    }

    @Test
    void readsVersionsAsThePackagersWriteThem() throws IOException {
        PgPrograms programs = machine(
                answering("debian", "pg_dump (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)"),
                answering("next", "pg_dump (PostgreSQL) 19devel"),
                answering("old", "pg_dump (PostgreSQL) 9.6.24"));
        assertThat(programs.find("pg_dump", 9).path()).isEqualTo(folder.resolve("old/pg_dump"));
        assertThat(programs.find("pg_dump", 10).path()).isEqualTo(folder.resolve("debian/pg_dump"));
        assertThat(programs.find("pg_dump", 16).path()).isEqualTo(folder.resolve("next/pg_dump"));
    }

    @Test
    void passesOverWrappersAndProgramsThatTellNoVersion() throws IOException {
        Path wrapped = Files.createDirectories(folder.resolve("wrapped"));
        Path wrapper = script(folder.resolve("pg_wrapper"), "echo 'pg_dump (PostgreSQL) 18.1'");
        Files.createSymbolicLink(wrapped.resolve("pg_dump"), wrapper);
        PgPrograms programs =
                machine(wrapped, answering("mute", "usage: pg_dump"), answering("real", "pg_dump (PostgreSQL) 16.1"));
        assertThat(programs.find("pg_dump", 15).path()).isEqualTo(folder.resolve("real/pg_dump"));
        assertThat(programs.newestMajor("pg_dump")).contains(16);
    }

    @Test
    void takesExactlyTheVersionOfADataFolder() throws IOException {
        PgPrograms programs = machine(installed("postgresql/15/bin"), installed("postgresql/17/bin"));
        assertThat(programs.exactly("pg_dump", 15).major()).isEqualTo(15);
        assertThatThrownBy(() -> programs.exactly("pg_dump", 16)).isInstanceOf(PgProgramMissing.class);
    }

    @Test
    void asksAProgramForItsVersionOnce() throws IOException {
        Path asked = folder.resolve("asked");
        Path counting = Files.createDirectories(folder.resolve("counting"));
        script(counting.resolve("pg_dump"), "echo x >> " + asked + "; echo 'pg_dump (PostgreSQL) 16.1'");
        PgPrograms programs = machine(counting);
        Stream.of(14, 15, 16).forEach(major -> programs.find("pg_dump", major));
        assertThat(Files.readAllLines(asked)).hasSize(1);
    }

    private PgPrograms machine(Path... folders) {
        return new PgPrograms(new Home(folder), new ProgramFolders(List.of()), new ProgramFolders(List.of(folders)));
    }

    /** A folder whose name tells the version; asking the program would tell another. */
    private Path installed(String name) throws IOException {
        return answering(name, "pg_dump (PostgreSQL) 1.0");
    }

    private Path answering(String name, String answer) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name));
        script(bin.resolve("pg_dump"), "echo '" + answer + "'");
        return bin;
    }

    private static Path script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
