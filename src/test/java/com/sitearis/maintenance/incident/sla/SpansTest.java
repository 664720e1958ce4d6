package com.sitearis.maintenance.incident.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void overlappingAndTouchingSpansAreOne() {
        assertThat(Spans.of(span(5, 7), span(0, 3), span(2, 4), span(4, 5)).parts())
                .containsExactly(span(0, 7));
        assertThat(Spans.of(span(3, 3)).isEmpty()).isTrue();
    }

    @Test
    void takesSpansOut() {
        Spans rest = Spans.of(span(0, 10), span(20, 30)).minus(Spans.of(span(2, 3), span(5, 25), span(29, 40)));
        assertThat(rest.parts()).containsExactly(span(0, 2), span(3, 5), span(25, 29));
        assertThat(Spans.of(span(0, 10)).minus(Spans.of(span(0, 10)))).isEqualTo(Spans.NONE);
    }

    @Test
    void keepsWhatLiesInBoth() {
        assertThat(Spans.of(span(0, 4), span(6, 9))
                        .and(Spans.of(span(3, 7), span(8, 20)))
                        .parts())
                .containsExactly(span(3, 4), span(6, 7), span(8, 9));
    }

    @Test
    void theLastInstantDoesNotBelongToASpan() {
        assertThat(span(0, 4).contains(at(0))).isTrue();
        assertThat(span(0, 4).contains(at(4))).isFalse();
        assertThat(Spans.of(span(0, 4)).and(span(4, 8)).isEmpty()).isTrue();
    }

    @Test
    void monthsAreAsLongAsTheClocksMakeThem() {
        assertThat(hours("2026-03")).isEqualTo(743);
        assertThat(hours("2026-10")).isEqualTo(745);
        assertThat(hours("2026-02")).isEqualTo(672);
        assertThat(hours("2028-02")).isEqualTo(696);
        assertThat(hours("2026-12")).isEqualTo(744);
    }

    private static long hours(String month) {
        Duration length = Span.month(YearMonth.parse(month), PARIS).length();
        assertThat(length).isEqualTo(Duration.ofHours(length.toHours()));
        return length.toHours();
    }

    private static Span span(long from, long to) {
        return new Span(at(from), at(to));
    }

    private static Instant at(long minute) {
        return Instant.EPOCH.plus(Duration.ofMinutes(minute));
    }
}
