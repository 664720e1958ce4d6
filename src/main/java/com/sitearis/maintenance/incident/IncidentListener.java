package com.sitearis.maintenance.incident;

/** Hears of every change of an incident, inside the transaction that makes it: what it writes is kept or lost with it. */
@FunctionalInterface
public interface IncidentListener {

    IncidentListener NOBODY = (incident, event) -> {};

    /**
     * Something happened.
     *
     * @param incident as it is after the event
     */
    void changed(Incident incident, IncidentEvent event);
}
