package com.sitearis.maintenance.metrics;

import java.util.List;

/** Checks were stored. Published afterwards, on the node that stored them; a check may be told more than once. */
public record ChecksRecorded(List<Check> checks) {

    public ChecksRecorded {
        checks = List.copyOf(checks);
    }
}
