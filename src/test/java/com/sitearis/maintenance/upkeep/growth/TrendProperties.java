package com.sitearis.maintenance.upkeep.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sitearis.maintenance.upkeep.growth.Trend.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The slope and its confidence, against what they have to be. */
class TrendProperties {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static List<Point> line(int days, double slope, double noise, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, days)
                .mapToObj(day -> new Point(day, 100 + slope * day + noise * random.nextGaussian()))
                .toList();
    }

    @Property(tries = 50)
    void aLineHasItsOwnSlope(
            @ForAll @IntRange(min = Trend.FEWEST_DAYS, max = 60) int days,
            @ForAll @DoubleRange(min = -50, max = 50) double slope) {
        Trend trend = Trend.of(line(days, slope, 0, 1)).orElseThrow();
        assertThat(trend.slope()).isCloseTo(slope, within(1e-6));
        assertThat(trend.low()).isCloseTo(slope, within(1e-6));
        assertThat(trend.high()).isCloseTo(slope, within(1e-6));
    }

    /** 95 of 100 intervals should hold the true slope; 400 tries put that within 90 to 99. */
    @Example
    void theConfidenceIntervalHoldsTheTruthAsOftenAsItSays() {
        long held = IntStream.range(0, 400)
                .mapToObj(seed -> Trend.of(line(30, 2, 20, seed)).orElseThrow())
                .filter(trend -> trend.low() <= 2 && 2 <= trend.high())
                .count();
        assertThat(held).isBetween(360L, 396L);
    }

    @Example
    void oneDayThatJumpsMovesItLittle() {
        List<Point> points = new java.util.ArrayList<>(line(30, 2, 0, 1));
        points.set(20, new Point(20, 5000));
        assertThat(Trend.of(points).orElseThrow().slope()).isCloseTo(2, within(0.1));
    }

    @Example
    void aThresholdIsReachedWhenTheSlopesSay() {
        Forecast forecast =
                Forecast.of(100, 200, new Trend(10, 5, 20, 30), TODAY).orElseThrow();
        assertThat(forecast)
                .isEqualTo(new Forecast(TODAY.plusDays(10), TODAY.plusDays(5), TODAY.plusDays(20)))
                .hasToString("about 2026-12-02 (95 %: from 2026-11-27 to 2026-12-12)");
        assertThat(Forecast.of(100, 200, new Trend(10, -1, 20, 30), TODAY).orElseThrow())
                .hasToString("about 2026-12-02 (95 %: from 2026-11-27 on, or never)");
        assertThat(Forecast.of(100, 200, new Trend(0, 0, 0, 30), TODAY)).isEmpty();
        assertThat(Forecast.of(250, 200, new Trend(1, 1, 1, 30), TODAY)).isEmpty();
        assertThat(Trend.of(line(Trend.FEWEST_DAYS - 1, 1, 0, 1))).isEmpty();
    }
}
