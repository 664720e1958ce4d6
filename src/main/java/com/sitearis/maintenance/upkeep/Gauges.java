package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.plan.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Figures of one database at one time. What is not known is left out. */
public final class Gauges {

    private static final int LONGEST_LABEL = 200;

    private final Database database;
    private final Instant at;
    private final List<Sample> samples = new ArrayList<>();

    Gauges(Database database, Instant at) {
        this.database = database;
        this.at = at;
    }

    public Gauges add(String metric, double value) {
        return add(metric, Map.of(), value);
    }

    public Gauges add(String metric, long value) {
        return add(metric, (double) value);
    }

    public Gauges ofTable(String metric, String table, double value) {
        String name = table.length() > LONGEST_LABEL ? table.substring(0, LONGEST_LABEL) : table;
        return add(metric, Map.of("table", name), value);
    }

    private Gauges add(String metric, Map<String, String> labels, double value) {
        samples.add(new Sample(Series.of(metric, database.environment(), database.name(), labels), at, value));
        return this;
    }

    List<Sample> samples() {
        return samples;
    }
}
