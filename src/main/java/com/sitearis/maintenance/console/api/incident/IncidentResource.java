package com.sitearis.maintenance.console.api.incident;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Cursor;
import com.sitearis.maintenance.console.api.Limit;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentFilter;
import com.sitearis.maintenance.incident.IncidentSheet;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Incidents, with how they stand to the response time of their priority. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/incidents")
class IncidentResource {

    private final Incidents incidents;
    private final Response response;
    private final PlanNames names;

    IncidentResource(Incidents incidents, Response response, PlanNames names) {
        this.incidents = incidents;
        this.response = response;
        this.names = names;
    }

    /** Newest first; closed ones only when asked for. */
    @GetMapping
    Page<IncidentSheet> list(
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        String only = environment == null ? null : names.environment(environment);
        Cursor place = Cursor.read(cursor, 2);
        IncidentFilter.Place before =
                place == null ? null : new IncidentFilter.Place(place.instant(0), place.number(1));
        List<Incident> read = incidents.list(new IncidentFilter(only, closed, before, Limit.plusOne(limit)));
        return Page.of(read, limit, incident -> Cursor.at(incident.detected(), incident.id()))
                .map(incident -> new IncidentSheet(incident, response.clock(incident), null, null));
    }

    /** With everything that happened to it, and its checklist. */
    @GetMapping("/{id}")
    IncidentSheet one(@PathVariable long id) {
        return sheet(incidents.get(id), incidents, response);
    }

    static IncidentSheet sheet(Incident incident, Incidents incidents, Response response) {
        return new IncidentSheet(
                incident,
                response.clock(incident),
                incidents.history(incident.id()),
                incidents.checklist(incident.id()));
    }
}
