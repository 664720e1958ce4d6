package com.sitearis.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {

    private static final Parameter MONTH = Parameter.month("month", "the month");
    private static final Parameter WEEK = Parameter.week("week", "the week");

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-00", "2026-13", "2026-1", "0000-10", "+12026-10", "2026-10-01", " 2026-10", "october"})
    void noMonthIsRefusedWithAnExample(String value) {
        assertThat(MONTH.instead(value)).hasValue("write the month, such as 2026-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-W00", "2026-W54", "2025-W53", "2026-46", "W46"})
    void noWeekIsRefused(String value) {
        assertThat(WEEK.instead(value)).isPresent();
    }

    @Test
    void aWeekBeginsOnItsMonday() {
        assertThat(WEEK.instead("2026-W53")).isEmpty();
        assertThat(Parameter.monday("2026-W53")).isEqualTo("2026-12-28");
        assertThat(Parameter.monday("2026-W01")).isEqualTo("2025-12-29");
    }

    @Test
    void aTextIsOneLineOfVisibleSigns() {
        Parameter text = Parameter.text("label", "a word", "migration");
        assertThat(text.instead("avant la migration n° 3 \uD83D\uDE80")).isEmpty();
        assertThat(List.of("two\nlines", "\u0000", "\uD800", "\u202E", "x".repeat(201)))
                .allSatisfy(value -> assertThat(text.instead(value)).isPresent());
    }

    @Test
    void whatCanBeChosenIsListed() {
        assertThat(Parameter.flag("dry-run", "only looks").instead("yes")).hasValue("write one of true, false");
        assertThat(Parameter.oneOf("depth", "how deep", List.of("rows", "content"))
                        .instead("deep"))
                .hasValue("write one of rows, content");
    }
}
