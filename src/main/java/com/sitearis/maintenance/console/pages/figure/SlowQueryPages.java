package com.sitearis.maintenance.console.pages.figure;

import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import com.sitearis.maintenance.slowquery.history.QueryWeek;
import com.sitearis.maintenance.slowquery.history.StatementHistory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Which statements cost most, and how each of them has been over the weeks. */
@ForPeople
class SlowQueryPages {

    private static final int MOST = 50;
    private static final int HEX = 16;

    private final QueryHistory history;
    private final Supplier<MaintenancePlan> plan;

    SlowQueryPages(QueryHistory history, Supplier<MaintenancePlan> plan) {
        this.history = history;
        this.plan = plan;
    }

    /** One statement's share of a week. */
    record Line(String fingerprint, String query, StatementHistory.Week week) {}

    @GetMapping("/slow-queries")
    String week(
            @RequestParam(required = false) @Nullable String database,
            @RequestParam(required = false) @Nullable LocalDate monday,
            Model model) {
        List<String> databases = List.copyOf(plan.get().databases().keySet());
        String shown = database != null && databases.contains(database)
                ? database
                : databases.isEmpty() ? null : databases.get(0);
        List<LocalDate> weeks =
                shown == null ? List.of() : history.weeks(shown, plan.get().zone());
        LocalDate week = monday != null && monday.getDayOfWeek() == DayOfWeek.MONDAY && weeks.contains(monday)
                ? monday
                : weeks.isEmpty() ? null : weeks.get(0);
        model.addAttribute("databases", databases);
        model.addAttribute("database", shown);
        model.addAttribute("weeks", weeks);
        model.addAttribute("monday", week);
        model.addAttribute("lines", shown == null || week == null ? List.of() : lines(shown, week));
        return "slow-queries";
    }

    private List<Line> lines(String database, LocalDate monday) {
        QueryWeek week = history.week(database, monday, plan.get().zone());
        return week.queries().stream()
                .limit(MOST)
                .map(query -> new Line(
                        query.fingerprint().id(), query.fingerprint().text(), StatementHistory.Week.of(week, query)))
                .toList();
    }

    @GetMapping("/slow-queries/{fingerprint:[0-9a-f]{16}}")
    String statement(@PathVariable String fingerprint, Model model) {
        long hash = Long.parseUnsignedLong(fingerprint, HEX);
        String text = history.text(hash).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        StatementHistory statement = StatementHistory.of(
                fingerprint, text, history.statement(hash, plan.get().zone()));
        model.addAttribute("statement", statement);
        model.addAttribute(
                "trend",
                Trend.of(statement.weeks().stream()
                        .map(week -> new Trend.Point(week.week(), week.totalMs()))
                        .toList()));
        return "slow-query";
    }
}
