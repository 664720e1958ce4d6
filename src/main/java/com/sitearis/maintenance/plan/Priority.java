package com.sitearis.maintenance.plan;

/** How bad an incident is. */
public enum Priority {
    /** The service is not there at all: site unreachable, payments impossible. */
    P0,
    /** A major function is down: cart, orders. */
    P1,
    /** A minor function is down, or slow. */
    P2,
    /** Hardly any impact: a typo. Has no response time in the written plan. */
    P3;

    public boolean worseThan(Priority other) {
        return compareTo(other) < 0;
    }
}
