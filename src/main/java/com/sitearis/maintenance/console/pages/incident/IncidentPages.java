package com.sitearis.maintenance.console.pages.incident;

import com.sitearis.maintenance.console.pages.Part;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentFilter;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Response;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Priority;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Incidents: which there are, and everything about one. */
@ForPeople
class IncidentPages {

    private static final int PAGE = 50;

    private final Incidents incidents;
    private final Response response;
    private final Supplier<MaintenancePlan> plan;

    IncidentPages(Incidents incidents, Response response, Supplier<MaintenancePlan> plan) {
        this.incidents = incidents;
        this.response = response;
        this.plan = plan;
    }

    @GetMapping("/incidents")
    String list(
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Nullable Instant before,
            @RequestParam(defaultValue = "0") long beforeIncident,
            Model model) {
        IncidentFilter.Place place = before == null ? null : new IncidentFilter.Place(before, beforeIncident);
        Part<Incident> part = Part.of(incidents.list(new IncidentFilter(null, closed, place, PAGE + 1)), PAGE);
        model.addAttribute("incidents", part.shown());
        model.addAttribute("more", part.last());
        model.addAttribute("closed", closed);
        model.addAttribute("environments", plan.get().environments().keySet());
        model.addAttribute("priorities", Priority.values());
        return "incidents";
    }

    @GetMapping("/incidents/{id}")
    String one(@PathVariable long id, Model model) {
        Incident incident = incidents.get(id);
        model.addAttribute("incident", incident);
        model.addAttribute("clock", response.clock(incident));
        model.addAttribute("history", incidents.history(id));
        model.addAttribute("checklist", incidents.checklist(id));
        model.addAttribute("items", ChecklistItem.values());
        model.addAttribute("contacts", plan.get().contacts().keySet());
        return "incident";
    }
}
