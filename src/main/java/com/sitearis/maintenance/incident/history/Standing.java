package com.sitearis.maintenance.incident.history;

/** What is known of a component at a moment. */
public enum Standing {
    UP,
    DOWN,
    /** Inside a maintenance window, whatever the checks say. */
    MAINTENANCE,
    /** No check speaks for this moment. */
    UNKNOWN
}
