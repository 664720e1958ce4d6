package com.sitearis.maintenance.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToldTest {

    @Test
    void isBoundedSoThatMessageAndHintFitBatchsColumn() {
        Told told = new Told("x".repeat(10_000), "y".repeat(10_000), "page");

        assertThat(told.line()).hasSizeLessThan(2_500).endsWith("…");
    }

    @Test
    void carriesNoCharacterThatPostgresqlRefuses() {
        assertThat(new Told("a\0b", "hint", "page").message()).isEqualTo("a?b");
    }
}
