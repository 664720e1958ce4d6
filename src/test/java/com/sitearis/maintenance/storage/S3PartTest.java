package com.sitearis.maintenance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class S3PartTest {

    private static final long MIB = 1024 * 1024;

    @Test
    void tenThousandPartsHoldMoreThanATerabyte() {
        long most = sizes().sum();

        assertThat(most).isGreaterThan(1_200_000_000_000L);
        assertThat(sizes().max().orElseThrow()).isLessThan(300 * MIB);
        assertThat(sizes().min().orElseThrow()).isGreaterThan(5 * MIB);
    }

    @Test
    void anObjectOfTwentyGigabytesNeedsSmallPartsOnly() {
        long sum = 0;
        int number = 0;
        while (sum < 20L * 1024 * MIB) {
            sum += S3Part.capacity(++number);
        }

        assertThat(S3Part.capacity(number)).isLessThan(40 * MIB);
    }

    @Test
    void canBeReadAgainForEveryAttemptAndUsedAgainForTheNextPart() throws IOException {
        S3Part part = new S3Part();
        fill(part, StoreContract.bytes((int) S3Part.capacity(1)));
        assertThat(part.full()).isTrue();
        assertThat(part.take(new byte[1], 0, 1)).isZero();

        part.begin(2);
        byte[] content = StoreContract.bytes(300_001);
        fill(part, content);

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThat(part.body().contentStreamProvider().newStream().readAllBytes())
                    .isEqualTo(content);
        }
        assertThat(part.md5()).isEqualTo(S3Part.md5(content));
        assertThat(part.size()).isEqualTo(content.length);
    }

    private static void fill(S3Part part, byte[] content) {
        int from = 0;
        while (from < content.length) {
            byte[] piece = Arrays.copyOfRange(content, from, Math.min(content.length, from + 100_003));
            from += part.take(piece, 0, piece.length);
        }
    }

    private static LongStream sizes() {
        return IntStream.rangeClosed(1, 10_000).mapToLong(S3Part::capacity);
    }
}
