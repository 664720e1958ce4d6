package com.sitearis.maintenance.console.pages.account;

import com.sitearis.maintenance.audit.AuditFilter;
import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.audit.Audited;
import com.sitearis.maintenance.console.pages.Part;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.plan.MaintenancePlan;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who changed what; on a page, and as a file. */
@ForPeople
class AuditPage {

    private static final int PAGE = 100;

    private final AuditLog log;
    private final Supplier<MaintenancePlan> plan;

    AuditPage(AuditLog log, Supplier<MaintenancePlan> plan) {
        this.log = log;
        this.plan = plan;
    }

    @GetMapping("/audit")
    String page(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        Part<Audited> part = Part.of(log.list(filter(actor, text, from, to, before, PAGE + 1)), PAGE);
        model.addAttribute("entries", part.shown());
        model.addAttribute("more", part.last());
        model.addAttribute("actor", actor);
        model.addAttribute("text", text);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        return "audit";
    }

    @GetMapping("/audit/export.csv")
    void export(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        PrintWriter out = response.getWriter();
        AuditCsv csv = new AuditCsv(out);
        log.each(filter(actor, text, from, to, null, PAGE), csv::line);
    }

    private AuditFilter filter(
            String actor,
            String text,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Long before,
            int most) {
        return new AuditFilter(
                actor.isBlank() ? null : actor.strip(),
                text.isBlank() ? null : text.strip(),
                midnight(from),
                to == null ? null : midnight(to.plusDays(1)),
                before,
                most);
    }

    private @Nullable Instant midnight(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay(plan.get().zone()).toInstant();
    }
}
