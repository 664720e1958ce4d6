package com.sitearis.maintenance.console.api.incident;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.incident.SlaSheet;
import java.time.Clock;
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

    /** Of each environment as a whole, then of its components; the present month when absent. */
    @GetMapping
    Page<SlaSheet> month(
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable YearMonth month) {
        YearMonth asked = month == null
                ? YearMonth.from(clock.instant().atZone(names.plan().zone()))
                : month;
        if (asked.getYear() < FIRST || asked.getYear() > LAST) {
            throw new RequestRefused("month", "no service level is kept of it", "write a month, such as 2026-11");
        }
        return Page.whole(names.environments(environment).stream()
                .flatMap(name -> SlaSheet.month(sla, name, asked, clock.instant()).stream())
                .toList());
    }
}
