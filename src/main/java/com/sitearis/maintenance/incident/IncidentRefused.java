package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.failure.Failure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was asked of an incident does not fit how far it is. Nothing was changed. */
public final class IncidentRefused extends Failure {

    private IncidentRefused(String message, String hint) {
        super(message, hint, "incident-refused", null);
    }

    static IncidentRefused in(Incident incident, String asked, String hint) {
        return new IncidentRefused(
                "incident " + incident.id() + " is " + incident.state().name().toLowerCase(Locale.ROOT)
                        + " and cannot be " + asked,
                hint);
    }

    static IncidentRefused impactEnd() {
        return new IncidentRefused(
                "the impact would end before it began, or in the future", "write --restored between the two");
    }

    static IncidentRefused unanswered(Incident incident, List<ChecklistItem> missing) {
        return new IncidentRefused(
                "incident " + incident.id() + " is a " + incident.priority() + ", and its checklist lacks: "
                        + missing.stream().map(ChecklistItem::word).collect(Collectors.joining(", ")),
                "answer each with `maintenance incident note " + incident.id() + " --as "
                        + missing.get(0).word() + " TEXT`");
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
