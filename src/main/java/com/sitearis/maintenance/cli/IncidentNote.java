package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import org.jspecify.annotations.Nullable;

/**
 * What {@code incident note} adds.
 *
 * @param item which item of the checklist the text answers; null for a plain note
 */
record IncidentNote(
        String text,
        @Nullable ChecklistItem item,
        @Nullable String deployment,
        @Nullable Moment next) {

    IncidentNote {
        if (text.isBlank() && (item != null || (deployment == null && next == null))) {
            throw new NothingToNote();
        }
    }

    Incident addTo(IncidentDesk desk, long id, String by) {
        Incidents incidents = desk.incidents();
        if (deployment != null) {
            incidents.deployment(id, deployment, by);
        }
        if (next != null) {
            incidents.nextUpdate(id, next.at(desk.plan().zone()), by);
        }
        if (item != null) {
            incidents.answer(id, item, text, by);
        } else if (!text.isBlank()) {
            incidents.note(id, text, by);
        }
        return incidents.get(id);
    }
}
