package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.inputs.BackupLine;
import com.sitearis.maintenance.kpi.inputs.DatabaseDay;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The month's backups with their proofs, and the databases day by day. */
final class DatabaseSheet {

    private static final Look MEGABYTES = Look.TEXT.as("#,##0.0");

    private DatabaseSheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.DATABASE, 36, 16, 14, 24, 14, 18, 20, 16, 14);
        summary(desk, page);
        UpkeepPart.write(desk.words(), page, desk.edition().inputs().upkeep());
        backups(desk.words(), page, desk.edition().inputs().backups());
        days(desk.words(), page, desk.edition().inputs().databaseDays());
    }

    /** A line for each database: how it grew, and whether its backups are proven. */
    private static void summary(Desk desk, Page page) {
        List<DatabaseDay> days = desk.edition().inputs().databaseDays().known().orElse(List.of());
        List<BackupLine> backups = desk.edition().inputs().backups().known().orElse(List.of());
        TreeSet<String> databases = new TreeSet<>();
        days.forEach(day -> databases.add(day.database()));
        backups.forEach(backup -> databases.add(backup.database()));
        if (databases.isEmpty()) {
            return;
        }
        page.section(desk.words().say("database.summary"));
        page.head("database", "size-first", "size-last", "growth", "backups", "proven-count", "proven", "deadlocks");
        databases.forEach(database -> page.row(summary(
                database,
                days.stream().filter(day -> day.database().equals(database)).toList(),
                backups.stream()
                        .filter(backup -> backup.database().equals(database))
                        .toList())));
    }

    private static @Nullable Object[] summary(String database, List<DatabaseDay> days, List<BackupLine> backups) {
        Double first = days.isEmpty() ? null : days.get(0).bytes();
        Double last = days.isEmpty() ? null : days.get(days.size() - 1).bytes();
        List<Instant> proven = backups.stream()
                .filter(backup -> backup.verdict().equals("PROVEN"))
                .flatMap(backup -> Stream.ofNullable(backup.provenAt()))
                .sorted()
                .toList();
        List<Double> deadlocks =
                days.stream().flatMap(day -> Stream.ofNullable(day.deadlocks())).toList();
        return new @Nullable Object[] {
            database,
            styled(first, 1e-6, MEGABYTES),
            styled(last, 1e-6, MEGABYTES),
            first == null || last == null ? null : styled(last - first, 1e-6, MEGABYTES),
            backups.size(),
            proven.size(),
            proven.isEmpty() ? null : proven.get(proven.size() - 1),
            deadlocks.isEmpty()
                    ? null
                    : new Styled(
                            deadlocks.stream().mapToDouble(Double::doubleValue).sum(), Look.TEXT.as("0"))
        };
    }

    private static void backups(Words words, Page page, Input<List<BackupLine>> input) {
        page.section(words.say("database.backups"));
        List<BackupLine> backups = input.value();
        if (backups == null) {
            page.missing(input.reason());
        } else if (backups.isEmpty()) {
            page.paragraph(words.say("database.no-backups"));
        } else {
            page.head("backup", "database", "day", "tiers", "size", "proof", "proven", "restore-time", "state");
            backups.forEach(backup -> page.row(
                    backup.id(),
                    backup.database(),
                    backup.date(),
                    backup.tiers(),
                    new Styled(backup.bytes() / 1e6, MEGABYTES),
                    backup.verdict(),
                    backup.provenAt(),
                    backup.restoreTime(),
                    backup.state()));
        }
    }

    private static void days(Words words, Page page, Input<List<DatabaseDay>> input) {
        page.section(words.say("database.days"));
        List<DatabaseDay> days = input.value();
        if (days == null || days.isEmpty()) {
            page.missing(input.reason());
            return;
        }
        page.head("database", "day", "size", "connections", "cpu", "cache-hits", "deadlocks", "longest");
        for (DatabaseDay day : days) {
            page.row(
                    day.database(),
                    day.day(),
                    styled(day.bytes(), 1e-6, MEGABYTES),
                    styled(day.connections(), 1, Look.TEXT.as("0.0")),
                    styled(day.cpuUsed(), 1, Look.TEXT.as("0.0%")),
                    styled(day.cacheHits(), 1, Look.TEXT.as("0.0%")),
                    styled(day.deadlocks(), 1, Look.TEXT.as("0")),
                    day.longest());
        }
    }

    private static @Nullable Styled styled(@Nullable Double value, double factor, Look look) {
        return value == null ? null : new Styled(value * factor, look);
    }
}
