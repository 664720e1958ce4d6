package com.sitearis.maintenance.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.failure.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final String KEY = "plan/db/1/dump.zst";

    @TempDir
    Path folder;

    Store store;
    final AgeKey key = AgeKey.generate();
    final Sealing plain = new Sealing(3, 0, Encryption.none());
    final Sealing encrypted = new Sealing(3, 0, key.encryption());

    @BeforeEach
    void open() {
        store = new FolderStore("local", folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 3_000_000})
    void opensWhatItSealed(int size) throws IOException {
        byte[] content = StoreContract.bytes(size);
        for (Sealing sealing : List.of(plain, encrypted, new Sealing(1, 2, key.encryption()))) {
            Sealed sealed = seal(sealing, content);

            assertThat(sealed.key()).isEqualTo(KEY);
            assertThat(sealed.plainSize()).isEqualTo(size);
            assertThat(sealed.size()).isEqualTo(Files.size(folder.resolve(KEY)));
            assertThat(sealed.encrypted()).isEqualTo(sealing.encryption().encrypts());
            assertThat(Arrays.equals(open(sealing, sealed), content)).isTrue();
            assertThat(Sealing.rehash(store, sealed)).isEmpty();
        }
    }

    @Test
    void leavesNothingWhenClosedBeforeItIsFinished() throws IOException {
        for (Sealing sealing : List.of(plain, encrypted, new Sealing(3, 2, Encryption.none()))) {
            try (SealedOutput out = sealing.to(store, KEY)) {
                out.write(text(1_000_000));
                assertThat(out.plainSize()).isEqualTo(1_000_000);
            }
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void cannotBeWrittenOrFinishedTwice() throws IOException {
        try (SealedOutput out = plain.to(store, KEY)) {
            out.finish();
            assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
            assertThatThrownBy(out::finish).isInstanceOf(IllegalStateException.class);
        }
        assertThat(store.list("")).hasSize(1);
    }

    @Test
    void opensWithAnyOfTheRecipientsIdentities() throws IOException {
        AgeKey second = AgeKey.generate();
        Sealing forBoth = new Sealing(3, 0, new Encryption(List.of(key.recipient(), second.recipient()), null));
        Sealed sealed = seal(forBoth, text(100));

        assertThat(open(encrypted, sealed)).isEqualTo(text(100));
        assertThat(open(new Sealing(3, 0, second.encryption()), sealed)).isEqualTo(text(100));
    }

    @Test
    void saysThatAnIdentityIsMissingOrForeignAndNotThatTheSealIsBroken() throws IOException {
        Sealed sealed = seal(encrypted, text(100));

        assertThatExceptionOfType(DecryptionFailed.class)
                .isThrownBy(() -> open(plain, sealed))
                .withMessageContaining("no identity");
        assertThatExceptionOfType(DecryptionFailed.class)
                .isThrownBy(() -> open(new Sealing(3, 0, AgeKey.generate().encryption()), sealed))
                .withMessageContaining(KEY)
                .withMessageContaining("recipients");
    }

    @Test
    void findsAFlippedByteWhereverItIs() throws IOException {
        for (Sealing sealing : List.of(plain, encrypted)) {
            Sealed sealed = seal(sealing, text(200));
            byte[] good = Files.readAllBytes(folder.resolve(KEY));
            int step = sealed.encrypted() ? 7 : 1; // key agreement takes a millisecond each
            for (int i = 0; i < good.length; i += step) {
                byte[] bad = good.clone();
                bad[i] ^= 1;
                Files.write(folder.resolve(KEY), bad);
                assertBroken(sealing, sealed);
            }
        }
    }

    @Test
    void findsATruncatedObjectWhoseLengthWasRestored() throws IOException {
        for (Sealing sealing : List.of(plain, encrypted)) {
            Sealed sealed = seal(sealing, StoreContract.bytes(400_000));
            byte[] good = Files.readAllBytes(folder.resolve(KEY));
            Files.write(folder.resolve(KEY), Arrays.copyOf(Arrays.copyOf(good, good.length - 5000), good.length));
            assertBroken(sealing, sealed);
            Files.write(folder.resolve(KEY), Arrays.copyOf(good, good.length - 5000));
            assertBroken(sealing, sealed);
            Files.write(folder.resolve(KEY), new byte[0]);
            assertBroken(sealing, sealed);
        }
    }

    @Test
    void findsWhatWasAppended() throws IOException {
        for (Sealing sealing : List.of(plain, encrypted)) {
            for (byte[] tail : List.of(new byte[1], "garbage".getBytes(UTF_8), StoreContract.bytes(300_000))) {
                Sealed sealed = seal(sealing, text(200_000));
                Files.write(folder.resolve(KEY), tail, StandardOpenOption.APPEND);
                assertBroken(sealing, sealed);
            }
        }
    }

    @Test
    void findsAnotherValidFrameBehindTheFirst() throws IOException {
        // A frame of nothing adds no plain byte: only the digest of the stored ones tells.
        for (byte[] behind : List.of(text(10), new byte[0])) {
            seal(plain, behind);
            byte[] frame = Files.readAllBytes(folder.resolve(KEY));
            for (byte[] content : List.of(text(200_000), new byte[0])) {
                Sealed sealed = seal(plain, content);
                Files.write(folder.resolve(KEY), frame, StandardOpenOption.APPEND);
                assertBroken(plain, sealed);
            }
        }
    }

    @Test
    void findsAnObjectThatWasReplacedByAnotherSealedOne() throws IOException {
        Sealed sealed = seal(encrypted, text(5000));
        seal(encrypted, text(4999));

        assertBroken(encrypted, sealed);
    }

    @Test
    void letsAReaderStopEarly() throws IOException {
        Sealed sealed = seal(plain, text(1_000_000));

        try (InputStream in = plain.open(store, sealed)) {
            assertThat(in.readNBytes(10)).isEqualTo(text(10));
        }
    }

    @Test
    void tellsAMissingObjectFromABrokenOne() throws IOException {
        Sealed sealed = seal(plain, text(10));
        store.delete(KEY);

        assertThatExceptionOfType(ObjectMissing.class).isThrownBy(() -> open(plain, sealed));
        assertThatExceptionOfType(ObjectMissing.class).isThrownBy(() -> Sealing.rehash(store, sealed));
    }

    // Reading all of it, and reading exactly the plain bytes and not one more: both have to find it.
    private void assertBroken(Sealing sealing, Sealed sealed) {
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> open(sealing, sealed))
                .withMessageContaining(KEY)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_PROVEN));
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> {
            try (InputStream in = sealing.open(store, sealed)) {
                in.readNBytes((int) sealed.plainSize());
            }
        });
        assertThat(Sealing.rehash(store, sealed)).isNotEmpty();
    }

    private Sealed seal(Sealing sealing, byte[] content) throws IOException {
        try (SealedOutput out = sealing.to(store, KEY)) {
            out.write(content);
            return out.finish();
        }
    }

    private byte[] open(Sealing sealing, Sealed sealed) throws IOException {
        try (InputStream in = sealing.open(store, sealed)) {
            return in.readAllBytes();
        }
    }

    private static byte[] text(int size) {
        return "once more, with feeling; "
                .repeat(size / 25 + 1)
                .substring(0, size)
                .getBytes(UTF_8);
    }
}
