package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.SlowQueryDocument.Timed;
import com.sitearis.maintenance.cli.SlowQueryDocument.Top;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A log's analysis for a terminal. */
final class SlowQueryText {

    private static final int WIDTH = 100;
    private static final int NAMES = 8;
    private static final int BAR = 40;

    private final SlowQueryDocument log;
    private final StringJoiner out = new StringJoiner("\n");

    SlowQueryText(SlowQueryDocument log) {
        this.log = log;
    }

    @Override
    public String toString() {
        totals();
        top();
        names("database", log.byDatabase());
        names("user", log.byUser());
        names("application", log.byApplication());
        names("host", log.byHost());
        hours();
        problems();
        return out.toString();
    }

    private void totals() {
        out.add(log.first() == null ? "no records" : log.records() + " records, " + log.first() + " to " + log.last());
        out.add(String.format(
                Locale.ROOT,
                "%d statements of %d kinds, %s in all",
                log.statements().count(),
                log.fingerprints(),
                time(log.statements().totalMs())));
        out.add("");
        Table table = new Table("EVENT", "COUNT", "");
        row(table, "plans (auto_explain)", log.plans().count(), time(log.plans().ms()) + ", in their statements' time");
        row(table, "parse", log.parse().count(), time(log.parse().ms()));
        row(table, "bind", log.bind().count(), time(log.bind().ms()));
        row(
                table,
                "durations without statement",
                log.durationsWithoutStatement().count(),
                time(log.durationsWithoutStatement().ms()));
        row(
                table,
                "temporary files",
                log.tempFiles().count(),
                bytes(log.tempFiles().bytes()));
        row(table, "locks waited for", log.locks().acquired(), time(log.locks().waitedMs()));
        row(table, "deadlocks", log.deadlocks(), "");
        row(table, "checkpoints", log.checkpoints(), "");
        row(table, "autovacuum", log.autovacuum(), "");
        row(table, "autoanalyze", log.autoanalyze(), "");
        row(table, "connections", log.connections().received(), "");
        log.errors().forEach((severity, count) -> row(table, severity, count, ""));
        out.add(table.toString());
    }

    private static void row(Table table, String name, long count, String more) {
        if (count > 0) {
            table.row(name, String.valueOf(count), more);
        }
    }

    private void top() {
        if (log.top().isEmpty()) {
            return;
        }
        out.add("");
        Table table = new Table("FINGERPRINT", "TOTAL", "SHARE", "CALLS", "MEAN", "P95", "MAX", "QUERY");
        for (Top query : log.top()) {
            table.row(
                    query.fingerprint(),
                    time(query.totalMs()),
                    share(query.totalMs()),
                    String.valueOf(query.calls()),
                    time(query.meanMs()),
                    time(query.p95Ms()),
                    time(query.maxMs()),
                    cut(query.query()));
        }
        out.add(table.toString());
    }

    private void names(String kind, Map<String, Timed> names) {
        if (names.size() < 2) {
            return;
        }
        out.add("");
        Table table = new Table(kind.toUpperCase(Locale.ROOT), "STATEMENTS", "TOTAL", "SHARE");
        names.entrySet().stream()
                .limit(NAMES)
                .forEach(one -> table.row(
                        one.getKey().isEmpty() ? "(none)" : cut(one.getKey()),
                        String.valueOf(one.getValue().count()),
                        time(one.getValue().ms()),
                        share(one.getValue().ms())));
        out.add(table.toString());
        if (names.size() > NAMES) {
            out.add("and " + (names.size() - NAMES) + " more");
        }
    }

    private void hours() {
        if (log.byHour().size() < 2) {
            return;
        }
        BigDecimal most = log.byHour().values().stream()
                .map(Timed::ms)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
        out.add("");
        Table table = new Table("HOUR", "STATEMENTS", "TOTAL", "");
        log.byHour()
                .forEach((hour, timed) ->
                        table.row(hour, String.valueOf(timed.count()), time(timed.ms()), bar(timed.ms(), most)));
        out.add(table.toString());
    }

    private void problems() {
        if (log.unreadableLines() > 0) {
            out.add("");
            out.add(log.unreadableLines() + " lines could not be read, such as (letters as a, digits as 9)");
            log.unreadable().forEach(line -> out.add("  " + line.place() + ": " + line.shape()));
        }
        List<String> notes = log.notes();
        if (!notes.isEmpty()) {
            out.add("");
            notes.forEach(note -> out.add("NOTE: " + note));
        }
    }

    private static String bar(BigDecimal ms, BigDecimal most) {
        int length = most.signum() == 0
                ? 0
                : ms.multiply(BigDecimal.valueOf(BAR))
                        .divide(most, RoundingMode.HALF_UP)
                        .intValue();
        return "#".repeat(length);
    }

    private String share(BigDecimal ms) {
        BigDecimal total = log.statements().totalMs();
        if (total.signum() == 0) {
            return "";
        }
        return ms.multiply(BigDecimal.valueOf(100)).divide(total, 1, RoundingMode.HALF_UP) + " %";
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }

    private static String time(BigDecimal ms) {
        double value = ms.doubleValue();
        if (value < 1000) {
            return String.format(Locale.ROOT, "%.2f ms", value);
        }
        if (value < 600_000) {
            return String.format(Locale.ROOT, "%.1f s", value / 1000);
        }
        return String.format(Locale.ROOT, "%.1f h", value / 3_600_000);
    }

    private static String bytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
