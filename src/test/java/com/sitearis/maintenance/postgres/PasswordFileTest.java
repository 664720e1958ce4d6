package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {

    @TempDir
    Path folder;

    @Test
    void escapesWhatTheFormatUsesItself() {
        assertThat(line("db.example.com", "me:too", "a:b\\c")).isEqualTo("db.example.com:5432:*:me\\:too:a\\:b\\\\c\n");
        assertThat(line("::1", "me", "x")).isEqualTo("\\:\\:1:5432:*:me:x\n");
    }

    @Test
    void matchesAnyHostForSocketFoldersAndListsOfHosts() {
        assertThat(line("/run/postgresql", "me", "x")).startsWith("*:5432:");
        assertThat(line("one,two", "me", "x")).startsWith("*:5432:");
    }

    @Test
    void refusesALineBreakWithoutShowingThePassword() {
        assertThatThrownBy(() -> line("h", "me", "secret\n"))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessageContaining("DB_PASSWORD")
                .hasMessageNotContaining("secret");
    }

    @Test
    void isPrivateAndGoesWhenClosed() throws IOException {
        try (PasswordFile file = PasswordFile.of(address("h", "me", "x"), folder.resolve("spool"))
                .orElseThrow()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("spool"))))
                    .isEqualTo("rwx------");
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void removesFilesOfDeadProgramsAndNoOthers() throws IOException {
        PasswordFile living = PasswordFile.of(address("h", "me", "x"), folder).orElseThrow();
        long mine = ProcessHandle.current().pid();
        Path dead = Files.createFile(folder.resolve("pgpass-999999999-1700000000000-1"));
        Path sameIdEarlier = Files.createFile(folder.resolve("pgpass-" + mine + "-1700000000000-1"));
        PasswordFile.removeLeftovers(folder);
        assertThat(living.path()).exists();
        assertThat(dead).doesNotExist();
        assertThat(sameIdEarlier).doesNotExist();
    }

    private static String line(String host, String user, String password) {
        PgAddress address = address(host, user, password);
        return PasswordFile.line(address, new Secret("DB_PASSWORD", password));
    }

    private static PgAddress address(String host, String user, String password) {
        return new PgAddress(host, 5432, "shop", user, new Secret("DB_PASSWORD", password), Map.of());
    }
}
