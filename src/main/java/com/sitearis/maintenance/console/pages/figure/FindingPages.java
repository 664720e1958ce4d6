package com.sitearis.maintenance.console.pages.figure;

import com.sitearis.maintenance.console.pages.Part;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.finding.FindingFilter;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.KnownFinding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What was found in the databases: what stands, what is over, and one finding with its evidence. */
@ForPeople
class FindingPages {

    private static final int PAGE = 50;

    private final Findings findings;
    private final Supplier<MaintenancePlan> plan;

    FindingPages(Findings findings, Supplier<MaintenancePlan> plan) {
        this.findings = findings;
        this.plan = plan;
    }

    @GetMapping("/findings")
    String list(
            @RequestParam(defaultValue = "") String database,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "NOTE") Severity severity,
            @RequestParam(defaultValue = "false") boolean resolved,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        FindingFilter filter = new FindingFilter(
                database.isBlank() ? null : database, source.isBlank() ? null : source, severity, resolved);
        Part<KnownFinding> part = Part.of(findings.list(filter, after, PAGE + 1), PAGE);
        model.addAttribute("findings", part.shown());
        model.addAttribute("more", part.last());
        model.addAttribute("databases", plan.get().databases().keySet());
        model.addAttribute("sources", findings.sources());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("filter", filter);
        return "findings";
    }

    @GetMapping("/findings/{number}")
    String one(@PathVariable long number, Model model) {
        model.addAttribute(
                "one", findings.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "finding";
    }
}
