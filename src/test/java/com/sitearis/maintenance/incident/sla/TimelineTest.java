package com.sitearis.maintenance.incident.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.metrics.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void aCheckHoldsUntilTheNextAndAtMostTwiceItsInterval() {
        Timeline timeline = Timeline.of(List.of(up("a", 0), up("a", 5), up("a", 40)));
        assertThat(timeline.up()).isEqualTo(Spans.of(span(0, 15), span(40, 50)));
        assertThat(timeline.down()).isEqualTo(Spans.NONE);
    }

    @Test
    void aFailureThatIsOlderThanTwiceItsIntervalIsNotKnownToLast() {
        assertThat(Timeline.of(List.of(down("a", 0))).down()).isEqualTo(Spans.of(span(0, 10)));
    }

    @Test
    void aConfirmedFailureLastsFromItsFirstTryToTheNextSuccess() {
        Timeline timeline = Timeline.of(List.of(up("a", 0), down("a", 5), down("a", 6), up("a", 10)));
        assertThat(timeline.down()).isEqualTo(Spans.of(span(5, 10)));
        assertThat(timeline.up()).isEqualTo(Spans.of(span(0, 5), span(10, 20)));
    }

    @Test
    void mostOfTheProbesThatKnowDecide() {
        List<Check> checks = List.of(
                up("a", 0),
                down("a", 5),
                up("a", 10),
                up("b", 0),
                down("b", 5),
                up("b", 10),
                up("c", 0),
                up("c", 5),
                up("c", 10));
        assertThat(Timeline.of(checks).down()).isEqualTo(Spans.of(span(5, 10)));
    }

    @Test
    void oneOfTwoProbesIsNoMajority() {
        assertThat(Timeline.of(List.of(down("a", 0), up("b", 0))).down()).isEqualTo(Spans.NONE);
        // Once the other one is silent, it is.
        assertThat(Timeline.of(List.of(down("a", 0), down("a", 8), up("b", 0))).down())
                .isEqualTo(Spans.of(span(10, 18)));
    }

    @Test
    void atOneInstantAFailureCountsMore() {
        List<Check> checks = new ArrayList<>(List.of(up("a", 0), down("a", 0)));
        assertThat(Timeline.of(checks).up()).isEqualTo(Spans.NONE);
        Collections.reverse(checks);
        assertThat(Timeline.of(checks).up()).isEqualTo(Spans.NONE);
    }

    @Test
    void aServiceIsDownWhileOneOfItsComponentsIs() {
        Timeline site = Timeline.of(List.of(up("a", 0), up("a", 10), up("a", 20)));
        Timeline payment = Timeline.of(List.of(up("a", 0), down("a", 10), up("a", 15)));
        Timeline service = Timeline.together(List.of(part(site, 0), part(payment, 0)));
        assertThat(service.down()).isEqualTo(Spans.of(span(10, 15)));
        // The payment is not heard of after 25: whether the service is up nobody knows.
        assertThat(service.up()).isEqualTo(Spans.of(span(0, 10), span(15, 25)));
    }

    @Test
    void aComponentIsNoPartOfTheServiceBeforeItsFirstCheckButUnknownAfterIt() {
        Timeline site = Timeline.of(List.of(up("a", 0), up("a", 10), up("a", 20)));
        Timeline payment = Timeline.of(List.of(up("a", 20)));
        assertThat(Timeline.together(List.of(part(site, 0), part(payment, 20))).up())
                .isEqualTo(Spans.of(span(0, 30)));
        assertThat(Timeline.together(List.of(part(site, 0), part(payment, 5))).up())
                .isEqualTo(Spans.of(span(0, 5), span(20, 30)));
    }

    @Test
    void nothingIsKnownOfAServiceThatNobodyChecks() {
        assertThat(Timeline.together(List.of()).known()).isEqualTo(Spans.NONE);
        assertThat(Timeline.of(List.of()).known()).isEqualTo(Spans.NONE);
    }

    private static Timeline.Part part(Timeline timeline, long born) {
        return new Timeline.Part(timeline, at(born));
    }

    private static Check up(String probe, long minute) {
        return new Check("production", "site", probe, at(minute), true, Duration.ofMinutes(5), null);
    }

    private static Check down(String probe, long minute) {
        return new Check("production", "site", probe, at(minute), false, Duration.ofMinutes(5), null);
    }

    private static Span span(long from, long to) {
        return new Span(at(from), at(to));
    }

    private static Instant at(long minute) {
        return Instant.EPOCH.plus(Duration.ofMinutes(minute));
    }
}
