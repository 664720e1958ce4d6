package com.sitearis.maintenance.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed can be opened without this program, and the other way round. */
class SealInteropIT {

    private static final byte[] CONTENT = StoreContract.bytes(5_000_000);

    @TempDir
    Path folder;

    Store store;

    @BeforeEach
    void open() {
        assumeTrue(installed("zstd") && installed("age") && installed("age-keygen"), "zstd and age are not installed");
        store = new FolderStore("local", folder);
    }

    @Test
    void zstdReadsIt() throws Exception {
        seal(new Sealing(3, 2, Encryption.none()), "dump.zst");

        run("zstd", "-q", "-t", "dump.zst");
        run("zstd", "-q", "-d", "dump.zst", "-o", "dump");
        assertThat(Files.mismatch(folder.resolve("dump"), written("content"))).isEqualTo(-1);
        assertThat(output("zstd", "-lv", "dump.zst")).contains("XXH64");
    }

    @Test
    void ageReadsWhatWasEncryptedForAKeyOfAgeKeygen() throws Exception {
        String recipient = keygen();
        seal(new Sealing(3, 1, new Encryption(List.of(recipient), null)), "dump.zst.age");

        run("age", "-d", "-i", "identity", "-o", "dump.zst", "dump.zst.age");
        run("zstd", "-q", "-d", "dump.zst", "-o", "dump");
        assertThat(Files.mismatch(folder.resolve("dump"), written("content"))).isEqualTo(-1);
    }

    @Test
    void readsWhatAgeAndZstdWrote() throws Exception {
        String recipient = keygen();
        written("content");
        run("zstd", "-q", "content", "-o", "content.zst");
        run("age", "-r", recipient, "-o", "content.zst.age", "content.zst");
        byte[] stored = Files.readAllBytes(folder.resolve("content.zst.age"));
        Sha256 sha256 = new Sha256();
        sha256.update(stored, 0, stored.length);
        Sealed sealed = new Sealed("content.zst.age", CONTENT.length, stored.length, sha256.hex(), true);

        Secret identity = new Secret("AGE_IDENTITY", Files.readString(folder.resolve("identity")));
        try (InputStream in = new Sealing(3, 0, new Encryption(List.of(), identity)).open(store, sealed)) {
            assertThat(Arrays.equals(in.readAllBytes(), CONTENT)).isTrue();
        }
    }

    private void seal(Sealing sealing, String key) throws IOException {
        try (SealedOutput out = sealing.to(store, key)) {
            out.write(CONTENT);
            out.finish();
        }
    }

    private Path written(String name) throws IOException {
        return Files.write(folder.resolve(name), CONTENT);
    }

    private String keygen() throws Exception {
        run("age-keygen", "-o", "identity");
        return output("age-keygen", "-y", "identity").strip();
    }

    private void run(String... command) throws Exception {
        output(command);
    }

    private String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return output;
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
