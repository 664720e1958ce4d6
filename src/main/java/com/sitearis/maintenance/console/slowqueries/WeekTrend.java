package com.sitearis.maintenance.console.slowqueries;

import com.sitearis.maintenance.slowquery.history.StatementHistory.Week;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A statement's total time by week in one database from one source, as columns in a picture {@link #HEIGHT} high. Sources are not
 * added up: both may have seen the same calls.
 *
 * @param columns oldest first
 */
record WeekTrend(String database, String source, List<Column> columns, int width) {

    private static final int HEIGHT = 100;
    private static final int STEP = 24;

    /** One week, where it is drawn. */
    record Column(Week week, int x, double y, double height) {}

    static List<WeekTrend> of(List<Week> weeks) {
        Map<String, List<Week>> groups = weeks.stream()
                .collect(Collectors.groupingBy(
                        week -> week.database() + "/" + week.source(), TreeMap::new, Collectors.toList()));
        return groups.values().stream().map(WeekTrend::one).toList();
    }

    private static WeekTrend one(Collection<Week> weeks) {
        List<Week> ordered =
                weeks.stream().sorted(Comparator.comparing(Week::monday)).toList();
        double most = ordered.stream().mapToDouble(Week::totalMs).max().orElse(0);
        List<Column> columns = new ArrayList<>();
        for (Week week : ordered) {
            double height = most == 0 ? 0 : Math.max(1, week.totalMs() / most * HEIGHT);
            columns.add(new Column(week, columns.size() * STEP, HEIGHT - height, height));
        }
        Week first = ordered.get(0);
        // A few weeks are not drawn as broad as the page.
        return new WeekTrend(
                first.database(), first.source(), List.copyOf(columns), Math.max(26, columns.size()) * STEP);
    }
}
