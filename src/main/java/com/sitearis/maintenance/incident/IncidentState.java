package com.sitearis.maintenance.incident;

/** How far an incident is. */
public enum IncidentState {
    /** Nobody has taken it up. */
    OPEN,
    /** Somebody works on it. */
    ACKNOWLEDGED,
    /** Its effects are over. */
    RESOLVED,
    /** Nothing is left to do: learned from, or a false alarm. */
    CLOSED;

    public boolean finished() {
        return this == RESOLVED || this == CLOSED;
    }
}
