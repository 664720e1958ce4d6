package com.sitearis.maintenance.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.storage.Store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises. The store of a test is empty. */
abstract class StoreContract {

    /** More than two parts of a multipart upload. */
    private static final int LARGE = 20 * 1024 * 1024 + 17;

    abstract Store store();

    /** What an upload that did not commit has left behind, wherever this kind of store would leave it. */
    abstract List<String> leftovers();

    @Test
    void keepsWhatWasCommitted() throws IOException {
        put("plan/db/1/manifest.json", "{}");

        assertThat(read("plan/db/1/manifest.json")).isEqualTo("{}");
        assertThat(store().list("")).containsExactly(new StoredObject("plan/db/1/manifest.json", 2));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void showsNothingBeforeTheCommit() throws IOException {
        try (Upload upload = store().create("plan/db/1/dump")) {
            upload.write("half".getBytes(UTF_8));

            assertThat(store().list("")).isEmpty();
            assertThatThrownBy(() -> store().open("plan/db/1/dump")).isInstanceOf(ObjectMissing.class);
        }
    }

    @Test
    void leavesNothingWhenClosedWithoutCommit() throws IOException {
        try (Upload upload = store().create("plan/db/1/dump")) {
            upload.write(bytes(LARGE));
        }

        assertThat(store().list("")).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void leavesNothingWhenInterruptedAndClosed() throws IOException {
        try (Upload upload = store().create("plan/db/1/dump")) {
            upload.write(bytes(LARGE));
            Thread.currentThread().interrupt();
        } finally {
            assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        }

        assertThat(leftovers()).isEmpty();
    }

    @Test
    @SuppressWarnings({"resource", "MustBeClosedChecker"})
    void discardsWhatACrashLeft() throws IOException {
        put("plan/db/1/manifest.json", "{}");
        store().create("plan/db/2/dump").write(bytes(LARGE));
        store().create("plan/other/1/dump").write(bytes(LARGE));
        assertThat(leftovers()).hasSize(2);

        store().discardUnfinished("plan/db/");
        assertThat(leftovers()).hasSize(1);
        store().discardUnfinished("");

        assertThat(leftovers()).isEmpty();
        assertThat(store().list("")).extracting(StoredObject::key).containsExactly("plan/db/1/manifest.json");
        store().discardUnfinished("plan/nothing/here/");
    }

    @Test
    void replacesInOneStep() throws IOException {
        put("tier.json", "old");
        try (Upload upload = store().create("tier.json")) {
            upload.write("newer".getBytes(UTF_8));
            assertThat(read("tier.json")).isEqualTo("old");
            upload.commit();
        }

        assertThat(read("tier.json")).isEqualTo("newer");
        assertThat(store().list("")).containsExactly(new StoredObject("tier.json", 5));
    }

    @Test
    void keepsTheFormerObjectWhenItsReplacementIsAborted() throws IOException {
        put("tier.json", "old");
        try (Upload upload = store().create("tier.json")) {
            upload.write("newer".getBytes(UTF_8));
        }

        assertThat(read("tier.json")).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 256 * 1024, 8 * 1024 * 1024 + 1, LARGE})
    void returnsExactlyTheBytesOfAnySize(int size) throws IOException {
        byte[] content = bytes(size);
        try (Upload upload = store().create("dump")) {
            // In uneven pieces, as a compressor writes them.
            for (int from = 0; from < size; from += 70_001) {
                upload.write(content, from, Math.min(70_001, size - from));
            }
            upload.commit();
        }

        assertThat(store().list("dump")).containsExactly(new StoredObject("dump", size));
        try (InputStream in = store().open("dump")) {
            assertThat(Arrays.equals(in.readAllBytes(), content)).isTrue();
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void takesSingleBytes() throws IOException {
        try (Upload upload = store().create("dump")) {
            upload.write(0x41);
            upload.write(0xff);
            upload.commit();
        }
        try (InputStream in = store().open("dump")) {
            assertThat(in.read()).isEqualTo(0x41);
            assertThat(in.read()).isEqualTo(0xff);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space/and  two",
                "plus+and&amp;/q?uery=1#fragment",
                "percent%20encoded/100%",
                "élan/数据/Ω",
                ".hidden/...three",
                "quote'\"/<tag>",
                "a:b|c*d",
                "2026-03-01T03:00:00Z"
            })
    void holdsOddKeys(String key) throws IOException {
        put(key, "odd");

        assertThat(read(key)).isEqualTo("odd");
        assertThat(store().list("")).containsExactly(new StoredObject(key, 3));
        assertThat(store().list(key.substring(0, 3))).hasSize(1);
        store().delete(key);
        assertThat(store().list("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../out",
                "a/../../out",
                "a//b",
                "a/./b",
                "a/",
                "..",
                "dump.part",
                "new\nline",
                "back\\slash",
                "nul\0"
            })
    void refusesKeysThatCouldLeadElsewhere(String key) {
        assertThatExceptionOfType(StoreRefused.class).isThrownBy(() -> store().create(key));
        assertThatExceptionOfType(StoreRefused.class).isThrownBy(() -> store().open(key));
        assertThatExceptionOfType(StoreRefused.class).isThrownBy(() -> store().delete(key));
    }

    @Test
    void refusesPrefixesThatLeadElsewhere() {
        assertThatExceptionOfType(StoreRefused.class).isThrownBy(() -> store().list("../"));
        assertThatExceptionOfType(StoreRefused.class).isThrownBy(() -> store().discardUnfinished("/"));
    }

    @Test
    void saysWhichObjectIsMissing() throws IOException {
        put("plan/db/1/dump", "x");

        assertThatThrownBy(() -> store().open("plan/db/2/dump"))
                .isInstanceOf(ObjectMissing.class)
                .hasMessageContaining("plan/db/2/dump")
                .hasMessageContaining(store().name());
        assertThatThrownBy(() -> store().open("plan/db")).isInstanceOf(ObjectMissing.class);
    }

    @Test
    void deletesTwiceAsWellAsOnce() throws IOException {
        put("plan/db/1/dump", "x");
        put("plan/db/2/dump", "y");

        store().delete("plan/db/1/dump");
        store().delete("plan/db/1/dump");
        store().delete("plan/never/was");

        assertThat(store().list("")).extracting(StoredObject::key).containsExactly("plan/db/2/dump");
    }

    @Test
    void listsByPrefixSortedAndCompleteOverPages() throws IOException {
        List<String> keys =
                IntStream.range(0, 25).mapToObj("plan/app/%03d/dump"::formatted).toList();
        for (String key : keys) {
            put(key, "x");
        }
        put("plan/app-test/000/dump", "another database");
        put("plan/ap", "another name");

        assertThat(store().list("plan/app/")).extracting(StoredObject::key).containsExactlyElementsOf(keys);
        assertThat(store().list("plan/app/01")).hasSize(10);
        assertThat(store().list("plan/app")).hasSize(26);
        assertThat(store().list("plan/none/")).isEmpty();
    }

    @Test
    void commitsOnlyOnce() throws IOException {
        try (Upload upload = store().create("dump")) {
            upload.commit();
            assertThatThrownBy(upload::commit).isInstanceOf(IllegalStateException.class);
        }
        assertThat(store().list("")).hasSize(1);
    }

    void put(String key, String text) throws IOException {
        try (Upload upload = store().create(key)) {
            upload.write(text.getBytes(UTF_8));
            upload.commit();
        }
    }

    String read(String key) throws IOException {
        try (InputStream in = store().open(key)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
