package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.slowquery.history.QueryWeek;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.weekly.definition.Thresholds;
import com.sitearis.maintenance.slowquery.weekly.definition.WeeklyReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is known of a database's week, and of the weeks before it. */
public final class WeekFacts {

    private final WeeklyReport definition;
    private final QueryWeek week;
    private final List<QueryWeek> before;
    private final Map<Long, Statement> statements;
    private final List<Map<Long, Statement>> earlier;
    private final ServerLook server;

    /** Of a week and the known weeks before it, newest first. */
    public WeekFacts(WeeklyReport definition, QueryWeek week, List<QueryWeek> before, ServerLook server) {
        this.definition = definition;
        this.week = week;
        this.before = before.stream()
                .filter(one -> one.hoursKnown() > 0)
                .limit(definition.lookBack())
                .toList();
        this.statements = Statement.of(week);
        this.earlier = this.before.stream().map(Statement::of).toList();
        this.server = server;
    }

    public String database() {
        return week.database();
    }

    public LocalDate monday() {
        return week.monday();
    }

    public WeeklyReport definition() {
        return definition;
    }

    Thresholds thresholds() {
        return definition.thresholds();
    }

    public int hoursKnown() {
        return week.hoursKnown();
    }

    public boolean known() {
        return week.hoursKnown() > 0;
    }

    boolean logRead() {
        return week.queries().stream().anyMatch(one -> one.source() == Source.LOG);
    }

    /** The one with most time first. */
    public List<Statement> statements() {
        return List.copyOf(statements.values());
    }

    public List<Statement> top() {
        return statements.values().stream().limit(definition.top()).toList();
    }

    public Optional<Statement> statement(long hash) {
        return Optional.ofNullable(statements.get(hash));
    }

    public double totalMs() {
        return total(statements);
    }

    public double share(Statement statement) {
        double total = totalMs();
        return total == 0 ? 0 : statement.totalMs() / total;
    }

    /** Newest first. */
    public List<QueryWeek> before() {
        return before;
    }

    /** The database's time in each week of the look-back, oldest first, in milliseconds; NaN where nothing is known. */
    public SortedMap<LocalDate, Double> totals() {
        SortedMap<LocalDate, Double> totals = new TreeMap<>();
        for (int back = definition.lookBack(); back >= 1; back--) {
            totals.put(monday().minusWeeks(back), Double.NaN);
        }
        for (int i = 0; i < before.size(); i++) {
            totals.replace(before.get(i).monday(), total(earlier.get(i)));
        }
        totals.put(monday(), known() ? totalMs() : Double.NaN);
        return totals;
    }

    private static double total(Map<Long, Statement> statements) {
        return statements.values().stream().mapToDouble(Statement::totalMs).sum();
    }

    /** The statement in the weeks before in which it was seen, newest first. */
    public List<Statement> earlier(Statement statement) {
        List<Statement> found = new ArrayList<>();
        for (Map<Long, Statement> one : earlier) {
            Statement same = one.get(statement.fingerprint().hash());
            if (same != null) {
                found.add(same);
            }
        }
        return found;
    }

    /** Time of all statements in one hour of the week, from Monday 00:00. */
    public double msOfHour(int hour) {
        return statements.values().stream()
                .mapToDouble(
                        one -> hour < one.msByHour().size() ? one.msByHour().get(hour) : 0)
                .sum();
    }

    public ServerLook server() {
        return server;
    }
}
