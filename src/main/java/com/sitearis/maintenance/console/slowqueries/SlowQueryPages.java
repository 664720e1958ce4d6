package com.sitearis.maintenance.console.slowqueries;

import com.sitearis.maintenance.console.pages.Part;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.finding.FindingFilter;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import com.sitearis.maintenance.slowquery.history.QueryHistory.Costly;
import com.sitearis.maintenance.slowquery.history.QueryHistory.Place;
import com.sitearis.maintenance.slowquery.history.StatementHistory;
import com.sitearis.maintenance.slowquery.weekly.KeptReport;
import com.sitearis.maintenance.slowquery.weekly.SlowReportDesk;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A week's statements, and one statement's weeks. No literal is in any of it. */
@ForPeople
class SlowQueryPages {

    /** Where the weekly report enters what it finds. */
    private static final String SOURCE = "slow-queries";

    private static final int MOST = 50;
    private static final int REPORTS = 26;
    private static final int HEX = 16;
    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final QueryHistory history;
    private final Findings findings;
    private final ObjectProvider<SlowReportDesk> reports;
    private final Supplier<MaintenancePlan> plan;

    SlowQueryPages(
            QueryHistory history,
            Findings findings,
            ObjectProvider<SlowReportDesk> reports,
            Supplier<MaintenancePlan> plan) {
        this.history = history;
        this.findings = findings;
        this.reports = reports;
        this.plan = plan;
    }

    /** One statement's share of a week, from one source. */
    record Line(String fingerprint, String query, StatementHistory.Week week) {}

    /** @param time and {@code hash}: the place after which the page begins; both or neither */
    @GetMapping("/slow-queries")
    String week(
            @RequestParam(defaultValue = "") String database,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate monday,
            @RequestParam(required = false) @Nullable Long time,
            @RequestParam(required = false) @Nullable Long hash,
            Model model) {
        List<String> databases =
                plan.get().databases().keySet().stream().sorted().toList();
        model.addAttribute("databases", databases);
        model.addAttribute("reports", reports.getObject().kept(REPORTS));
        if (!databases.isEmpty()) {
            String shown = databases.contains(database) ? database : databases.get(0);
            List<LocalDate> weeks = history.weeks(shown, plan.get().zone());
            model.addAttribute("database", shown);
            model.addAttribute("weeks", weeks);
            model.addAttribute("findings", findings.list(new FindingFilter(shown, SOURCE, Severity.NOTE, false)));
            if (!weeks.isEmpty()) {
                LocalDate chosen = monday != null && weeks.contains(monday) ? monday : weeks.get(0);
                Place after = time == null || hash == null ? null : new Place(time, hash);
                statements(history.week(shown, chosen, plan.get().zone(), after, MOST + 1), model);
                model.addAttribute("monday", chosen);
            }
        }
        return "slow-queries";
    }

    private static void statements(List<Costly> found, Model model) {
        Part<Costly> part = Part.of(found, MOST);
        model.addAttribute(
                "lines", part.shown().stream().flatMap(SlowQueryPages::lines).toList());
        model.addAttribute("hours", found.isEmpty() ? null : found.get(0).week().hoursKnown());
        model.addAttribute("more", part.last() == null ? null : part.last().place());
    }

    private static Stream<Line> lines(Costly statement) {
        return statement.queries().stream()
                .map(query -> new Line(
                        query.fingerprint().id(),
                        query.fingerprint().text(),
                        StatementHistory.Week.of(statement.week(), query)));
    }

    @GetMapping("/slow-queries/{fingerprint:[0-9a-f]{16}}")
    String statement(@PathVariable String fingerprint, Model model) {
        long hash = Long.parseUnsignedLong(fingerprint, HEX);
        String text = history.text(hash).orElseThrow(SlowQueryPages::unknown);
        StatementHistory statement = StatementHistory.of(
                fingerprint, text, history.statement(hash, plan.get().zone()));
        model.addAttribute("statement", statement);
        model.addAttribute("findings", findings.about(SOURCE, fingerprint));
        model.addAttribute("trends", WeekTrend.of(statement.weeks()));
        return "slow-query";
    }

    @GetMapping("/slow-queries/reports/{number}/page")
    ResponseEntity<byte[]> page(@PathVariable long number) {
        return file(number, ".html", MediaType.TEXT_HTML, KeptReport::page);
    }

    @GetMapping("/slow-queries/reports/{number}/workbook")
    ResponseEntity<byte[]> workbook(@PathVariable long number) {
        return file(number, ".xlsx", EXCEL, KeptReport::workbook);
    }

    /** To be kept, not shown here: the page brings its own style, which this server's policy would refuse. */
    private ResponseEntity<byte[]> file(
            long number, String ending, MediaType type, Function<KeptReport, byte[]> content) {
        KeptReport report = reports.getObject().kept(number).orElseThrow(SlowQueryPages::unknown);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(report.fileName() + ending)
                                .build()
                                .toString())
                .body(content.apply(report));
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
