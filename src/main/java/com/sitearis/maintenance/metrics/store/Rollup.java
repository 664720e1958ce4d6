package com.sitearis.maintenance.metrics.store;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.sitearis.maintenance.metrics.Summary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds samples, and other rollups, up. Adding the same in the same order gives the same bits. */
final class Rollup {

    /** The columns {@link #add(ResultSet)} reads. */
    static final String COLUMNS = "n, sum, sum_sq, min, max, threshold, n_over, last_at, last, algorithm, sketch";

    private final DDSketch sketch = Sketches.empty();
    private long n;
    private double sum;
    private double sumOfSquares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private @Nullable Double threshold;
    private long over;
    private boolean countable = true;
    private Instant lastAt = Instant.MIN;
    private double last;

    Rollup(@Nullable Double threshold) {
        this.threshold = threshold;
    }

    void add(Instant at, double value) {
        n++;
        sum += value;
        sumOfSquares += value * value;
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (threshold != null && value > threshold) {
            over++;
        }
        latest(at, value);
        sketch.accept(value);
    }

    /** A row of hours or days. */
    void add(ResultSet row) throws SQLException {
        Double its = row.getObject("threshold", Double.class);
        Long itsOver = row.getObject("n_over", Long.class);
        if (n == 0) {
            threshold = its;
        }
        countable &= itsOver != null && Objects.equals(threshold, its);
        over += itsOver == null ? 0 : itsOver;
        n += row.getLong("n");
        sum += row.getDouble("sum");
        sumOfSquares += row.getDouble("sum_sq");
        min = Math.min(min, row.getDouble("min"));
        max = Math.max(max, row.getDouble("max"));
        latest(SqlTime.instant(row, "last_at"), row.getDouble("last"));
        Sketches.merge(sketch, row.getShort("algorithm"), row.getBytes("sketch"));
    }

    /** Beside what this one holds. */
    void add(Rollup other) {
        if (other.n == 0) {
            return;
        }
        if (n == 0) {
            threshold = other.threshold;
        }
        countable &= other.countable && Objects.equals(threshold, other.threshold);
        over += other.over;
        n += other.n;
        sum += other.sum;
        sumOfSquares += other.sumOfSquares;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        latest(other.lastAt, other.last);
        sketch.mergeWith(other.sketch);
    }

    private void latest(Instant at, double value) {
        if (at.isAfter(lastAt) || (at.equals(lastAt) && value > last)) {
            lastAt = at;
            last = value;
        }
    }

    boolean isEmpty() {
        return n == 0;
    }

    Instant lastAt() {
        return lastAt;
    }

    /** The values of {@link #COLUMNS}, in order. */
    List<@Nullable Object> values() {
        return Arrays.asList(
                n,
                sum,
                sumOfSquares,
                min,
                max,
                threshold,
                countable ? over : null,
                SqlTime.timestamp(lastAt),
                last,
                Sketches.ALGORITHM,
                Sketches.bytes(sketch));
    }

    Summary summary(boolean partial) {
        Long counted = countable && threshold != null ? over : null;
        return n == 0
                ? new Summary(0, 0, 0, 0, 0, null, null, 0, null, partial)
                : new Summary(n, sum, sumOfSquares, min, max, counted, lastAt, last, sketch, partial);
    }
}
