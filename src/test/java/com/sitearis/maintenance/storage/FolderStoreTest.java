package com.sitearis.maintenance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.StoreSettings.FolderSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends StoreContract {

    @TempDir
    Path home;

    Store store;

    @BeforeEach
    void open() {
        store = Stores.open(new FolderSettings("local", Path.of("backups")), new Home(home), Clock.systemUTC());
    }

    @Override
    Store store() {
        return store;
    }

    @Override
    List<String> leftovers() {
        return paths().filter(path -> path.toString().endsWith(".part"))
                .map(Path::toString)
                .toList();
    }

    @Test
    void removesFoldersThatBecomeEmptyButNotItself() throws IOException {
        put("plan/db/1/dump", "x");
        put("plan/db/2/dump", "x");

        store.delete("plan/db/1/dump");
        assertThat(home.resolve("backups/plan/db/1")).doesNotExist();
        assertThat(home.resolve("backups/plan/db/2")).exists();

        store.delete("plan/db/2/dump");
        assertThat(home.resolve("backups")).isEmptyDirectory();
    }

    @Test
    void discardsFoldersThatACrashLeftEmpty() throws IOException {
        Files.createDirectories(home.resolve("backups/plan/db/1/deep"));
        Files.createDirectories(home.resolve("backups/plan/other/1"));

        store.discardUnfinished("plan/db/");

        assertThat(home.resolve("backups/plan/db")).doesNotExist();
        assertThat(home.resolve("backups/plan/other/1")).exists();
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        put("plan/db/1/dump", "x");

        assertThat(permissions("backups/plan/db/1/dump")).isEqualTo("rw-------");
        assertThat(permissions("backups/plan/db/1")).isEqualTo("rwx------");
        assertThat(permissions("backups")).isEqualTo("rwx------");
    }

    @Test
    void tellsItsFreeSpaceEvenBeforeItsFolderExists() {
        assertThat(store.freeSpace()).isNotEmpty();
        assertThat(home.resolve("backups")).doesNotExist();
    }

    @Test
    void neverLosesAnUploadToADeletionBesideIt() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> deleting = other.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    store.delete("plan/db/1/gone");
                }
            });
            for (int i = 0; i < 300; i++) {
                put("plan/db/1/dump", "x");
                store.delete("plan/db/1/dump");
            }
            assertThat(deleting).isNotDone();
        } finally {
            other.shutdownNow();
        }
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(path)));
    }

    private Stream<Path> paths() {
        try (Stream<Path> walk = Files.walk(home)) {
            return walk.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
