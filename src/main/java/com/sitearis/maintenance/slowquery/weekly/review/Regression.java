package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.slowquery.weekly.definition.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A statement that got slower beyond noise.
 *
 * <p>With the weekly means m1…mn of the weeks before (only those with enough calls, from the same source):
 *
 * <pre>
 * usual     = median(m)
 * deviation = max(1.4826 · median(|mi − usual|), floor · usual)   floor = 10 %, with fewer than 4 weeks 25 %
 * </pre>
 *
 * 1.4826 · MAD estimates the standard deviation of normal noise, and one odd week does not move it. The floor stands for the
 * noise that a few equal weeks cannot show. It is a regression when all hold: mean ≥ ratio · usual; mean − usual ≥ change;
 * (mean − usual) · calls ≥ extra time; (mean − usual) / deviation ≥ deviations.
 *
 * @param usual in milliseconds
 * @param deviation in milliseconds
 * @param weeks that were compared with
 */
public record Regression(Statement statement, double usual, double deviation, int weeks) {

    private static final double MAD_TO_SIGMA = 1.4826;
    private static final double FLOOR = 0.10;
    private static final double FLOOR_OF_FEW = 0.25;
    private static final int FEW = 4;

    static Optional<Regression> of(Statement now, List<Statement> before, Thresholds.Regression limits) {
        double[] means = before.stream()
                .filter(one -> one.source() == now.source() && one.calls() >= limits.minimumCalls())
                .mapToDouble(Statement::meanMs)
                .toArray();
        if (means.length == 0 || now.calls() < limits.minimumCalls()) {
            return Optional.empty();
        }
        double usual = median(means);
        double[] distances =
                Arrays.stream(means).map(one -> Math.abs(one - usual)).toArray();
        double floor = usual * (means.length < FEW ? FLOOR_OF_FEW : FLOOR);
        Regression found = new Regression(now, usual, Math.max(MAD_TO_SIGMA * median(distances), floor), means.length);
        return found.beyond(limits) ? Optional.of(found) : Optional.empty();
    }

    private boolean beyond(Thresholds.Regression limits) {
        return statement.meanMs() >= usual * limits.ratio().doubleValue()
                && change() >= limits.change().toNanos() / 1e6
                && extraMs() >= limits.extraTime().toMillis()
                && change() >= deviation * limits.deviations().doubleValue();
    }

    /** In milliseconds a call. */
    public double change() {
        return statement.meanMs() - usual;
    }

    /** What it cost more than usual in the week. */
    public double extraMs() {
        return change() * statement.calls();
    }

    public double ratio() {
        return statement.meanMs() / usual;
    }

    /** How many deviations it lies above the usual. */
    public double distance() {
        return deviation == 0 ? Double.POSITIVE_INFINITY : change() / deviation;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
