package com.sitearis.maintenance.kpi.inputs;

import java.time.Instant;
import java.util.List;

/**
 * What looking after the databases left behind.
 *
 * @param findings of every database that was looked at or has any
 */
public record Upkeep(List<Line> figures, List<Standing> findings) {

    public Upkeep {
        figures = List.copyOf(figures);
        findings = List.copyOf(findings);
    }

    /**
     * The month's last figure of a metric.
     *
     * @param object a table, or empty for the whole database
     * @param measured when; its age is part of how sure it is
     */
    public record Line(String database, String metric, String object, double value, Instant measured) {}

    /** How many findings stand at the month's end, by how soon somebody has to act. */
    public record Standing(String database, int severe, int warnings, int notes) {}
}
