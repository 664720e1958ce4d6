package com.sitearis.maintenance.upkeep.growth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a size grows, a day: the median of the slopes between all pairs of days (Theil 1950, Sen 1968), which a single jump or
 * clean-up does not move much. Its 95 % confidence interval is Sen's, from Kendall's variance with a correction for ties
 * (Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring, section 16.5).
 *
 * @param slope a day
 * @param low and {@code high}: where the slope lies with 95 % confidence
 * @param days how many days it was reckoned from
 */
record Trend(double slope, double low, double high, int days) {

    /** Under two weeks a working week and its week-end weigh too much. */
    static final int FEWEST_DAYS = 14;

    private static final double Z_95 = 1.959964;

    /** @param day counted from any day on */
    record Point(double day, double value) {}

    /** Empty when there are too few days. */
    static Optional<Trend> of(List<Point> points) {
        int n = points.size();
        if (n < FEWEST_DAYS) {
            return Optional.empty();
        }
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double days = points.get(j).day() - points.get(i).day();
                slopes.add((points.get(j).value() - points.get(i).value()) / days);
            }
        }
        Collections.sort(slopes);
        double c = Z_95 * Math.sqrt(variance(points));
        int pairs = slopes.size();
        int low = (int) Math.max(0, Math.floor((pairs - c) / 2) - 1);
        int high = (int) Math.min(pairs - 1, Math.ceil((pairs + c) / 2));
        return Optional.of(new Trend(median(slopes), slopes.get(low), slopes.get(high), n));
    }

    /** Of Kendall's S. */
    private static double variance(List<Point> points) {
        double n = points.size();
        double ties =
                points.stream().collect(Collectors.groupingBy(Point::value, Collectors.counting())).values().stream()
                        .mapToDouble(t -> t * (t - 1.0) * (2.0 * t + 5))
                        .sum();
        return Math.max(0, (n * (n - 1) * (2 * n + 5) - ties) / 18);
    }

    private static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** One point for each of the days, in their order. */
    static List<Point> points(Map<LocalDate, Double> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(day -> new Point((double) day.getKey().toEpochDay(), day.getValue()))
                .toList();
    }
}
