package com.sitearis.maintenance.metrics;

import java.time.Instant;

/** From an instant to another, which is not included. */
public record Period(Instant from, Instant to) {

    public boolean isEmpty() {
        return !from.isBefore(to);
    }
}
