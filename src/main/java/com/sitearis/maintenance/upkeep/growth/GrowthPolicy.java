package com.sitearis.maintenance.upkeep.growth;

import static com.sitearis.maintenance.finding.Severity.NOTE;
import static com.sitearis.maintenance.finding.Severity.SEVERE;
import static com.sitearis.maintenance.finding.Severity.WARNING;

import com.sitearis.maintenance.backup.Sizes;
import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.upkeep.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Judges sizes and their growth. */
final class GrowthPolicy {

    static final Set<String> ABOUT_DISK = Set.of("disk-space", "disk-forecast");

    private final GrowthCheckSettings settings;
    private final LocalDate today;

    GrowthPolicy(GrowthCheckSettings settings, LocalDate today) {
        this.settings = settings;
        this.today = today;
    }

    /** For people. */
    String database(Sized database, Optional<Trend> trend) {
        return "size " + Sizes.text(database.bytes())
                + trend.map(one -> ", " + signed(one.slope()) + " a day (95 %: " + signed(one.low()) + " to "
                                + signed(one.high()) + ", " + one.days() + " days)")
                        .orElse("; its growth is not known before " + Trend.FEWEST_DAYS + " days of history");
    }

    private static String signed(double bytes) {
        return (bytes < 0 ? "-" : "") + Sizes.text((long) Math.abs(bytes));
    }

    List<Finding> disk(OptionalDouble used, Optional<Trend> trend) {
        List<Finding> found = new ArrayList<>();
        if (used.isEmpty()) {
            found.add(new Finding(
                    "disk-not-measured",
                    "",
                    NOTE,
                    settings.disk() == null
                            ? "no collector of disk.free is named: nobody knows how full the disk is"
                            : "disk.free of " + settings.disk() + " has no sample of the last "
                                    + settings.diskFresh().toMinutes() + " minutes",
                    "collect disk.free (prometheus-scrape with node-disk), and name its target under disk:"));
            return found;
        }
        double now = used.getAsDouble();
        boolean severe = now >= settings.diskSevere().doubleValue();
        if (severe || now >= settings.diskWarning().doubleValue()) {
            found.add(new Finding(
                    "disk-space",
                    String.valueOf(settings.disk()),
                    severe ? SEVERE : WARNING,
                    Figures.percent(now) + " of the disk is in use"
                            + next(now, trend).map(when -> "; " + when).orElse(""),
                    severe ? "add room now; see the largest tables and indexes nobody reads" : "plan more room"));
        } else {
            trend.flatMap(one -> Forecast.of(now, settings.diskWarning().doubleValue(), one, today))
                    .filter(this::soon)
                    .ifPresent(when -> found.add(new Finding(
                            "disk-forecast",
                            String.valueOf(settings.disk()),
                            NOTE,
                            Figures.percent(now) + " of the disk is in use; "
                                    + Figures.percent(settings.diskWarning().doubleValue()) + " will be " + when,
                            "plan more room before")));
        }
        return found;
    }

    /** When the next threshold comes: the severe one, then the disk's end. */
    private Optional<String> next(double now, Optional<Trend> trend) {
        double severe = settings.diskSevere().doubleValue();
        double threshold = now >= severe ? 1 : severe;
        return trend.flatMap(one -> Forecast.of(now, threshold, one, today))
                .map(when -> Figures.percent(threshold) + " will be " + when);
    }

    Optional<Finding> table(Sized table, Optional<Trend> trend) {
        Double rows = table.rows();
        if (rows == null) {
            return Optional.empty();
        }
        if (rows >= settings.largeRows()) {
            return Optional.of(new Finding(
                    "large-table", table.name(), WARNING, estimate(table, rows) + growth(trend), advice(table)));
        }
        return trend.flatMap(one -> Forecast.of(rows, (double) settings.largeRows(), one, today))
                .filter(this::soon)
                .map(when -> new Finding(
                        "table-growing",
                        table.name(),
                        NOTE,
                        estimate(table, rows) + growth(trend) + "; " + Figures.count(settings.largeRows())
                                + " rows will be " + when,
                        advice(table)));
    }

    private static String estimate(Sized table, double rows) {
        return "about " + Figures.count(rows) + " rows, " + Sizes.text(table.bytes()) + " (the server's estimate"
                + (table.analyzed() == null ? "" : " of " + table.analyzed())
                + (table.changed() > 0 ? "; " + Figures.count(table.changed()) + " rows changed since" : "") + ")";
    }

    private static String growth(Optional<Trend> trend) {
        return trend.map(one -> String.format(
                        Locale.ROOT,
                        "; %s rows a day (95 %%: %s to %s)",
                        Figures.count(one.slope()),
                        Figures.count(one.low()),
                        Figures.count(one.high())))
                .orElse("");
    }

    private static String advice(Sized table) {
        if (table.partition()) {
            return "it is a partition already: part by shorter spans";
        }
        String by = table.dateColumn() == null
                ? "no date or time that is never null begins an index: find by what old rows could be parted"
                : "part by range of " + table.dateColumn() + ", which has to join its primary key";
        return by
                + (table.referenced() == 0
                        ? ""
                        : "; " + table.referenced() + " foreign keys point to it, and would have to carry that column")
                + "; or archive old rows";
    }

    private boolean soon(Forecast forecast) {
        return !forecast.expected().isAfter(today.plusDays(settings.lookAhead().toDays()));
    }
}
