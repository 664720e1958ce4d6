package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.slowquery.history.StatementHistory;
import com.sitearis.maintenance.slowquery.history.StatementHistory.Week;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code slow-queries show} for people. */
final class StatementTable {

    private StatementTable() {}

    static String of(StatementHistory history) {
        Table table =
                new Table("DATABASE", "WEEK", "SOURCE", "HOURS", "CALLS", "TOTAL", "MEAN", "P95", "MAX", "ERRORS");
        for (Week week : history.weeks()) {
            table.row(
                    week.database(),
                    week.week(),
                    week.source(),
                    String.valueOf(week.hoursKnown()),
                    String.valueOf(week.calls()),
                    time(week.totalMs()),
                    time(week.meanMs()),
                    time(week.p95Ms()),
                    time(week.maxMs()),
                    week.errors() == null ? "" : week.errors().toString());
        }
        return history.fingerprint() + "  " + history.query() + "\n\n" + table;
    }

    private static String time(@Nullable Double ms) {
        if (ms == null) {
            return "";
        }
        return ms < 1000 ? String.format(Locale.ROOT, "%.2f ms", ms) : String.format(Locale.ROOT, "%.1f s", ms / 1000);
    }
}
