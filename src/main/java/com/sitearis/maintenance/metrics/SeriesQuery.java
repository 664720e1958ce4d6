package com.sitearis.maintenance.metrics;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which series a figure is made of: all of the metric in the environment, or those of one target, with these labels.
 *
 * @param target null for any
 * @param labels those it must have; others may stand beside them
 */
public record SeriesQuery(
        String metric, String environment, @Nullable String target, SortedMap<String, String> labels) {

    public static SeriesQuery of(String metric, String environment) {
        return new SeriesQuery(metric, environment, null, new TreeMap<>());
    }

    public SeriesQuery ofTarget(String name) {
        return new SeriesQuery(metric, environment, name, labels);
    }

    public SeriesQuery with(String label, String value) {
        SortedMap<String, String> more = new TreeMap<>(labels);
        more.put(label, value);
        return new SeriesQuery(metric, environment, target, more);
    }
}
