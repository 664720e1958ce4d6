package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import java.time.Instant;
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
        @Nullable Instant next) {

    Incident addTo(Incidents incidents, long id, String by) {
        if (text.isBlank() && (item != null || (deployment == null && next == null))) {
            throw new NothingToNote();
        }
        if (deployment != null) {
            incidents.deployment(id, deployment, by);
        }
        if (next != null) {
            incidents.nextUpdate(id, next, by);
        }
        if (item != null) {
            incidents.answer(id, item, text, by);
        } else if (!text.isBlank()) {
            incidents.note(id, text, by);
        }
        return incidents.get(id);
    }
}
