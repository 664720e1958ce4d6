package com.sitearis.maintenance.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    Path folder;

    @Test
    void aFolderIsPrivateAndGoesWithTheStep() throws IOException {
        Spool spool = new Spool(new Home(folder));
        Path path;
        try (Spool.Folder fresh = spool.fresh("dump")) {
            path = fresh.path();
            Files.writeString(path.resolve("rows"), "secret");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void whatAKilledProgramLeftIsRemovedAndWhatALivingOneHasIsNot() throws IOException {
        Spool spool = new Spool(new Home(folder));
        Path dead = folder.resolve("spool/999999999-dump");
        Files.createDirectories(dead.resolve("dump"));
        Files.writeString(dead.resolve("dump/rows"), "secret");
        try (Spool.Folder living = spool.fresh("one");
                Spool.Folder another = spool.fresh("two")) {
            assertThat(dead).doesNotExist();
            assertThat(living.path()).exists();
            assertThat(another.path()).exists();
        }
    }
}
