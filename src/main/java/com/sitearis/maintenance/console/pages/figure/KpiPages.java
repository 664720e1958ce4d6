package com.sitearis.maintenance.console.pages.figure;

import com.sitearis.maintenance.console.pages.Part;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.kpi.KpiDesk;
import com.sitearis.maintenance.kpi.KpiSheet;
import com.sitearis.maintenance.kpi.KpiVersion;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The months' figures as they were published, with their workbooks. */
@ForPeople
class KpiPages {

    private static final int PAGE = 24;

    private final KpiDesk desk;

    KpiPages(KpiDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/kpi")
    String versions(@RequestParam(required = false) @Nullable Long before, Model model) {
        Part<KpiVersion> part = Part.of(desk.versions(before, PAGE + 1), PAGE);
        model.addAttribute("versions", part.shown());
        model.addAttribute("more", part.last());
        return "kpi";
    }

    @GetMapping("/kpi/{report}/{month}/{version}")
    String figures(
            @PathVariable String report,
            @PathVariable YearMonth month,
            @PathVariable int version,
            Locale language,
            Model model) {
        KpiSheet sheet = desk.version(report, month, version, language)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("sheet", sheet);
        model.addAttribute("version", desk.kept(report, month, version).orElseThrow());
        return "kpi-figures";
    }
}
