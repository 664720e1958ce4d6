package com.sitearis.maintenance.console.pages.incident;

import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.SignedIn;
import com.sitearis.maintenance.incident.Cause;
import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Priority;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What people do with incidents. */
@ForPeople
class IncidentChanges {

    private final Incidents incidents;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    IncidentChanges(Incidents incidents, Supplier<MaintenancePlan> plan, Clock clock) {
        this.incidents = incidents;
        this.plan = plan;
        this.clock = clock;
    }

    @PostMapping("/incidents")
    String open(
            @RequestParam String title,
            @RequestParam String environment,
            @RequestParam Priority priority,
            @AuthenticationPrincipal SignedIn who) {
        if (title.isBlank() || !plan.get().environments().containsKey(environment)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return page(incidents.raise(new Cause(
                "by-hand/" + environment + "//" + title.strip(),
                environment,
                null,
                priority,
                title.strip(),
                now,
                now,
                who.getName(),
                "")));
    }

    @PostMapping("/incidents/{id}/acknowledge")
    String acknowledge(@PathVariable long id, @AuthenticationPrincipal SignedIn who) {
        return page(incidents.acknowledge(id, who.getName()));
    }

    @PostMapping("/incidents/{id}/assign")
    String assign(@PathVariable long id, @RequestParam("who") String assignee, @AuthenticationPrincipal SignedIn who) {
        return page(incidents.assign(id, assignee.strip(), who.getName()));
    }

    @PostMapping("/incidents/{id}/note")
    String note(@PathVariable long id, @RequestParam String text, @AuthenticationPrincipal SignedIn who) {
        return page(incidents.note(id, text.strip(), who.getName()));
    }

    @PostMapping("/incidents/{id}/answer")
    String answer(
            @PathVariable long id,
            @RequestParam ChecklistItem item,
            @RequestParam String text,
            @AuthenticationPrincipal SignedIn who) {
        return page(incidents.answer(id, item, text.strip(), who.getName()));
    }

    @PostMapping("/incidents/{id}/resolve")
    String resolve(@PathVariable long id, @RequestParam String text, @AuthenticationPrincipal SignedIn who) {
        return page(incidents.resolve(id, null, text.strip(), who.getName()));
    }

    @PostMapping("/incidents/{id}/reopen")
    String reopen(@PathVariable long id, @RequestParam String text, @AuthenticationPrincipal SignedIn who) {
        return page(incidents.reopen(id, text.strip(), who.getName()));
    }

    /** A P0 or P1 needs its checklist answered. */
    @PostMapping("/incidents/{id}/close")
    String close(@PathVariable long id, @RequestParam String text, @AuthenticationPrincipal SignedIn who) {
        return page(incidents.close(id, text.strip(), who.getName()));
    }

    @PostMapping("/incidents/{id}/false-alarm")
    String falseAlarm(@PathVariable long id, @RequestParam String text, @AuthenticationPrincipal SignedIn who) {
        return page(incidents.falseAlarm(id, text.strip(), who.getName()));
    }

    private static String page(Incident incident) {
        return "redirect:/incidents/" + incident.id();
    }
}
