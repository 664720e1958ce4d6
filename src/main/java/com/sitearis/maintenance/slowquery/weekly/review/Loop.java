package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.slowquery.weekly.definition.Thresholds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls without end: very many tiny calls, as a program makes them that asks once for each row of another statement (N+1).
 *
 * @param around the statement whose hours run alike and that is called far less often; null when there is none
 * @param similarity Pearson's correlation of the two profiles over the week's hours
 */
public record Loop(Statement statement, @Nullable Statement around, double similarity) {

    static Optional<Loop> of(Statement statement, List<Statement> all, Thresholds.Loop limits) {
        boolean many = statement.calls() >= limits.calls()
                && statement.meanMs() <= limits.mean().toNanos() / 1e6;
        if (!many || !statement.fingerprint().text().startsWith("select")) {
            return Optional.empty();
        }
        Optional<Loop> paired = all.stream()
                .filter(other -> other.calls() * limits.ratio() <= statement.calls() && other.calls() >= 10)
                .map(other -> new Loop(statement, other, similarity(statement.msByHour(), other.msByHour())))
                .filter(loop -> loop.similarity >= limits.similarity().doubleValue())
                .max(Comparator.comparingDouble(Loop::similarity));
        return Optional.of(paired.orElse(new Loop(statement, null, 0)));
    }

    /** 0 when one of them is the same in every hour, or there are too few hours to say. */
    static double similarity(List<Double> one, List<Double> other) {
        int hours = Math.min(one.size(), other.size());
        if (hours < 24) {
            return 0;
        }
        double meanOne = one.stream()
                .limit(hours)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        double meanOther = other.stream()
                .limit(hours)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        double together = 0;
        double squaresOne = 0;
        double squaresOther = 0;
        for (int hour = 0; hour < hours; hour++) {
            double a = one.get(hour) - meanOne;
            double b = other.get(hour) - meanOther;
            together += a * b;
            squaresOne += a * a;
            squaresOther += b * b;
        }
        double scale = Math.sqrt(squaresOne * squaresOther);
        return scale == 0 ? 0 : together / scale;
    }
}
