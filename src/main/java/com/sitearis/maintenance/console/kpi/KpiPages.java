package com.sitearis.maintenance.console.kpi;

import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.kpi.KpiDesk;
import com.sitearis.maintenance.kpi.KpiVersion;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The newest figures first; the versions of earlier months below them. */
@ForPeople
class KpiPages {

    private static final int PAGE = 24;

    private final KpiDesk desk;

    KpiPages(KpiDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/kpi")
    String newest(@RequestParam(required = false) @Nullable Long before, Locale language, Model model) {
        List<KpiVersion> versions = versions(before, model);
        if (before == null && !versions.isEmpty()) {
            KpiVersion newest = versions.get(0);
            show(newest.report(), newest.month(), newest.version(), language, model);
        }
        return "kpi";
    }

    @GetMapping("/kpi/{report}/{month}/{version}")
    String figures(
            @PathVariable String report,
            @PathVariable YearMonth month,
            @PathVariable int version,
            Locale language,
            Model model) {
        versions(null, model);
        show(report, month, version, language, model);
        return "kpi";
    }

    private List<KpiVersion> versions(@Nullable Long before, Model model) {
        List<KpiVersion> found = desk.versions(before, PAGE + 1);
        List<KpiVersion> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("versions", shown);
        model.addAttribute("more", found.size() > PAGE ? found.get(PAGE - 1).id() : null);
        return shown;
    }

    private void show(String report, YearMonth month, int version, Locale language, Model model) {
        model.addAttribute(
                "sheet",
                desk.version(report, month, version, language)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
