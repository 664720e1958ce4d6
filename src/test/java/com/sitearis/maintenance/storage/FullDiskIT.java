package com.sitearis.maintenance.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.storage.Store.StoredObject;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real small file system that really fills up. */
class FullDiskIT {

    @TempDir
    Path folder;

    Store store;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()), "mount is not permitted");
        store = new FolderStore("small", folder);
        put("plan/db/1/manifest.json", 100);
    }

    @AfterEach
    void unmount() throws Exception {
        ran("umount", folder.toString());
    }

    @Test
    void saysThatItIsFullAndLeavesWhatWasThere() throws IOException {
        assertThatExceptionOfType(StoreFull.class)
                .isThrownBy(() -> put("plan/db/2/dump", 2_000_000))
                .withMessageContaining("no space left")
                .satisfies(e -> assertThat(e.hint()).contains("prune"))
                .satisfies(e -> assertThat(e.transientCause()).isFalse());

        assertOnlyTheFirst();
    }

    @Test
    void isToldThroughTheSealToo() throws IOException {
        AgeKey key = AgeKey.generate();
        assertThatExceptionOfType(StoreFull.class).isThrownBy(() -> {
            try (SealedOutput out = new Sealing(3, 2, key.encryption()).to(store, "plan/db/2/dump.zst")) {
                out.write(StoreContract.bytes(5_000_000));
                out.finish();
            }
        });

        assertOnlyTheFirst();
    }

    @Test
    void neverCommitsAnObjectWithAHole() throws IOException {
        try (Upload upload = store.create("plan/db/2/dump")) {
            assertThatExceptionOfType(StoreFull.class).isThrownBy(() -> upload.write(StoreContract.bytes(2_000_000)));
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(upload::commit);
        }

        assertOnlyTheFirst();
    }

    private void assertOnlyTheFirst() throws IOException {
        assertThat(store.list("")).containsExactly(new StoredObject("plan/db/1/manifest.json", 100));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
        assertThat(store.freeSpace().orElseThrow()).isGreaterThan(900_000);
    }

    private void put(String key, int size) throws IOException {
        try (Upload upload = store.create(key)) {
            upload.write(StoreContract.bytes(size));
            upload.commit();
        }
    }

    private static boolean ran(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }
}
