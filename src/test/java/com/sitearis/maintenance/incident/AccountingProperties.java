package com.sitearis.maintenance.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.incident.sla.Timeline;
import com.sitearis.maintenance.metrics.Check;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

@PropertyDefaults(tries = 300)
class AccountingProperties {

    @Property
    void upAndDownAndUnknownAreTheAgreedTime(
            @ForAll("months") Span month, @ForAll("histories") History history, @ForAll("windows") Windowed windows) {
        Spans agreed = Spans.of(month).minus(windows.in(month));
        SlaAccount account = Accounting.account(history.timeline(month), agreed);
        assertThat(account.up().plus(account.down()).plus(account.unknown())).isEqualTo(account.agreed());
        assertThat(account.agreed()).isEqualTo(agreed.length());
        Timeline timeline = history.timeline(month);
        assertThat(timeline.up().and(timeline.down()).isEmpty()).isTrue();
    }

    @Property
    void windowsNeverAddUptime(
            @ForAll("months") Span month, @ForAll("histories") History history, @ForAll("windows") Windowed windows) {
        Timeline timeline = history.timeline(month);
        SlaAccount raw = Accounting.account(timeline, Spans.of(month));
        SlaAccount contractual = Accounting.account(timeline, Spans.of(month).minus(windows.in(month)));
        assertThat(contractual.up()).isLessThanOrEqualTo(raw.up());
        assertThat(contractual.down()).isLessThanOrEqualTo(raw.down());
        assertThat(contractual.unknown()).isLessThanOrEqualTo(raw.unknown());
        assertThat(contractual.agreed().plus(windows.in(month).and(month).length()))
                .isEqualTo(raw.agreed());
    }

    @Property
    void aMonthThatIsSplitAnywhereAddsUpToTheSame(
            @ForAll("months") Span month,
            @ForAll("histories") History history,
            @ForAll("windows") Windowed windows,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Instant middle = month.from().plusMillis((long) (month.length().toMillis() * share));
        Timeline timeline = history.timeline(month);
        SlaAccount whole = Accounting.account(timeline, agreed(month, windows));
        SlaAccount parts = Accounting.account(timeline, agreed(new Span(month.from(), middle), windows))
                .plus(Accounting.account(timeline, agreed(new Span(middle, month.to()), windows)));
        assertThat(parts).isEqualTo(whole);
    }

    @Property
    void orderAndDuplicationOfChecksChangeNothing(
            @ForAll("months") Span month, @ForAll("histories") History history, @ForAll Random random) {
        List<Check> checks = history.checks(month);
        List<Check> shuffled = new ArrayList<>(checks);
        checks.stream().filter(check -> random.nextInt(3) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        assertThat(Timeline.of(shuffled)).isEqualTo(Timeline.of(checks));
    }

    @Property
    void theAvailabilityLiesBetweenItsBoundsAndTheVerdictFollowsThem(
            @ForAll("months") Span month, @ForAll("histories") History history, @ForAll("windows") Windowed windows) {
        SlaAccount account = Accounting.account(history.timeline(month), agreed(month, windows));
        BigDecimal objective = new BigDecimal("99.9");
        if (account.known().isZero()) {
            assertThat(account.availability()).isEmpty();
            assertThat(account.verdict(objective)).isEqualTo(SlaVerdict.UNKNOWN);
            return;
        }
        BigDecimal worst = account.worst().orElseThrow();
        BigDecimal best = account.best().orElseThrow();
        assertThat(account.availability().orElseThrow()).isBetween(worst, best);
        switch (account.verdict(objective)) {
            case MET -> assertThat(worst).isGreaterThanOrEqualTo(objective);
            case MISSED -> assertThat(best).isLessThanOrEqualTo(objective);
            default -> assertThat(objective).isBetween(worst, best);
        }
    }

    private static Spans agreed(Span period, Windowed windows) {
        return Spans.of(period).minus(windows.in(period));
    }

    /** What happened relative to a month's begin, in minutes, so that shrinking stays readable. */
    record History(List<Observation> observations) {
        record Observation(int probe, int minute, boolean up, int interval) {}

        List<Check> checks(Span month) {
            return observations.stream()
                    .map(one -> new Check(
                            "production",
                            "site",
                            "probe-" + one.probe(),
                            month.from().plus(Duration.ofMinutes(one.minute())),
                            one.up(),
                            Duration.ofMinutes(one.interval()),
                            null))
                    .toList();
        }

        Timeline timeline(Span month) {
            return Timeline.of(checks(month));
        }
    }

    /** Exceptional windows relative to a month's begin, beside the weekly ones. */
    record Windowed(List<int[]> minutes) {
        Spans in(Span period) {
            List<Span> all = new ArrayList<>(Lives.windows(period).parts());
            // Fixed points in time, so that the windows of two halves are those of the whole.
            minutes.forEach(window -> {
                Instant from = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(window[0]));
                all.add(new Span(from, from.plus(Duration.ofMinutes(window[1]))));
            });
            return Spans.union(all);
        }
    }

    @Provide
    Arbitrary<Span> months() {
        return Combinators.combine(
                        Arbitraries.of(2026, 2027, 2028), Arbitraries.integers().between(1, 12))
                .as((year, month) -> Span.month(YearMonth.of(year, month), Lives.PARIS));
    }

    @Provide
    Arbitrary<History> histories() {
        Arbitrary<History.Observation> one = Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(-2 * 1440, 32 * 1440),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(1, 5, 60, 1440))
                .as(History.Observation::new);
        return one.list().ofMaxSize(60).map(History::new);
    }

    @Provide
    Arbitrary<Windowed> windows() {
        Arbitrary<int[]> one = Combinators.combine(
                        Arbitraries.integers().between(0, 3 * 365 * 1440),
                        Arbitraries.integers().between(1, 1440))
                .as((from, length) -> new int[] {from, length});
        return one.list().ofMaxSize(20).map(Windowed::new);
    }
}
