package com.sitearis.maintenance.incident;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident as commands and requests answer it.
 *
 * @param history null in lists
 * @param checklist the answers so far; null in lists
 */
public record IncidentSheet(
        Incident incident,
        ResponseClock response,
        @Nullable List<IncidentEvent> history,
        @Nullable Map<ChecklistItem, IncidentEvent> checklist) {}
