package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentEvent;
import com.sitearis.maintenance.incident.ResponseClock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the commands answer it.
 *
 * @param history null in lists
 * @param checklist the answers so far; null in lists
 */
record IncidentSheet(
        Incident incident,
        ResponseClock response,
        @Nullable List<IncidentEvent> history,
        @Nullable Map<ChecklistItem, IncidentEvent> checklist) {}
