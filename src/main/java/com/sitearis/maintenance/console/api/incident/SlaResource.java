package com.sitearis.maintenance.console.api.incident;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.incident.SlaSheet;
import java.time.Clock;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was promised, what was kept, and how sure that is. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/sla")
class SlaResource {

    private static final int FIRST = 2000;
    private static final int LAST = 2199;

    private final Sla sla;
    private final PlanNames names;
    private final Clock clock;

    SlaResource(Sla sla, PlanNames names, Clock clock) {
        this.sla = sla;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Of each environment as a whole, then of its components; the present month when absent.
     *
     * @param year a year instead of a month: its months added up
     */
    @GetMapping
    Page<SlaSheet> month(
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable Year year) {
        if (year != null) {
            check("year", year.getValue());
            return Page.whole(names.environments(environment).stream()
                    .flatMap(name -> SlaSheet.year(sla, name, year, clock.instant()).stream())
                    .toList());
        }
        YearMonth asked = month == null
                ? YearMonth.from(clock.instant().atZone(names.plan().zone()))
                : month;
        check("month", asked.getYear());
        return Page.whole(names.environments(environment).stream()
                .flatMap(name -> SlaSheet.month(sla, name, asked, clock.instant()).stream())
                .toList());
    }

    private static void check(String where, int year) {
        if (year < FIRST || year > LAST) {
            throw new RequestRefused(where, "no service level is kept of it", "write one between 2000 and 2199");
        }
    }
}
