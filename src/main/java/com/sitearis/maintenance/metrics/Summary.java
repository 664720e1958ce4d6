package com.sitearis.maintenance.metrics;

import com.datadoghq.sketch.ddsketch.DDSketch;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The figures of some series over some time. Without samples every figure is absent, never 0. */
public final class Summary {

    private static final Summary EMPTY = new Summary(0, 0, 0, 0, 0, null, null, 0, null, false);

    private final long n;
    private final double sum;
    private final double sumOfSquares;
    private final double min;
    private final double max;
    private final @Nullable Long overThreshold;
    private final @Nullable Instant lastAt;
    private final double last;
    private final @Nullable DDSketch sketch;
    private final boolean partial;

    /** For {@link Metrics}. */
    @SuppressWarnings("TooManyParameters")
    public Summary(
            long n,
            double sum,
            double sumOfSquares,
            double min,
            double max,
            @Nullable Long overThreshold,
            @Nullable Instant lastAt,
            double last,
            @Nullable DDSketch sketch,
            boolean partial) {
        this.n = n;
        this.sum = sum;
        this.sumOfSquares = sumOfSquares;
        this.min = min;
        this.max = max;
        this.overThreshold = overThreshold;
        this.lastAt = lastAt;
        this.last = last;
        this.sketch = sketch;
        this.partial = partial;
    }

    public static Summary empty() {
        return EMPTY;
    }

    /** How many samples. */
    public long n() {
        return n;
    }

    public OptionalDouble sum() {
        return figure(sum);
    }

    public OptionalDouble sumOfSquares() {
        return figure(sumOfSquares);
    }

    public OptionalDouble mean() {
        return figure(sum / n);
    }

    public OptionalDouble min() {
        return figure(min);
    }

    public OptionalDouble max() {
        return figure(max);
    }

    /** Of the samples as a population. */
    public OptionalDouble standardDeviation() {
        return figure(Math.sqrt(Math.max(0, sumOfSquares / n - (sum / n) * (sum / n))));
    }

    /**
     * The value that the share {@code p} of the samples does not exceed, within 1 % of it; exact at 0 and 1.
     *
     * @param p 0 to 1
     */
    public OptionalDouble quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile is 0 to 1, not " + p);
        }
        if (n == 0 || sketch == null) {
            return OptionalDouble.empty();
        }
        double estimate = p == 0 ? min : p == 1 ? max : sketch.getValueAtQuantile(p);
        return OptionalDouble.of(Math.min(max, Math.max(min, estimate)));
    }

    /**
     * How many samples lie above the metric's threshold, exactly; absent when the metric has none or it changed within the
     * time.
     */
    public OptionalLong overThreshold() {
        return n == 0 || overThreshold == null ? OptionalLong.empty() : OptionalLong.of(overThreshold);
    }

    /** When the latest sample was measured. */
    public Optional<Instant> lastAt() {
        return Optional.ofNullable(lastAt);
    }

    /** The value of the latest sample; of several at the same instant the largest. */
    public OptionalDouble last() {
        return figure(last);
    }

    /**
     * Whether the time begins or ends inside an hour (or, where only days are kept, inside a day) whose samples are gone, so
     * that this hour or day is left out.
     */
    public boolean partial() {
        return partial;
    }

    private OptionalDouble figure(double value) {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
