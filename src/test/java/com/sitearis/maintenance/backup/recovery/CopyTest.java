package com.sitearis.maintenance.backup.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTest {

    private static final Instant THEN = Instant.parse("2026-11-22T12:59:49Z");

    @Test
    void attemptsOfOneRunKnowEachOtherAndNobodyElse() {
        Copy first = Copy.of("shop_copy", "run 7");
        Copy again = Copy.of("shop_copy", "run 7");

        assertThat(first.underWay()).startsWith(again.beginning()).isNotEqualTo(again.underWay());
        assertThat(Copy.of("shop_copy", "run 8").underWay()).doesNotStartWith(first.beginning());
        assertThat(Copy.of("shop_kopy", "run 7").underWay()).doesNotStartWith(first.beginning());
    }

    @Test
    void namesFitIntoPostgresqlsBytes() {
        for (String name : List.of("s", "s".repeat(63), "é".repeat(31), "\uD83D\uDE80".repeat(15))) {
            assertThat(bytes(Copy.of(name, "run 7").underWay())).isLessThanOrEqualTo(63);
            assertThat(bytes(FormerName.of(name, THEN))).isLessThanOrEqualTo(63);
        }
        assertThat(FormerName.of("shop", THEN)).isEqualTo("shop_until_20261122T125949");
        assertThat(FormerName.cut("é\uD83D\uDE80", 5)).isEqualTo("é");
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
