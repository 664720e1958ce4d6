package com.sitearis.maintenance.metrics;

import java.util.List;

/**
 * Samples that came together and are stored together, or not at all.
 *
 * @param source who delivers, such as the name of a token or of a job
 * @param id names the delivery for its source: the same id again changes nothing
 */
public record Delivery(String source, String id, List<Sample> samples) {

    private static final int LONGEST = 200;

    public Delivery {
        name("source", source);
        name("id", id);
        samples = List.copyOf(samples);
    }

    private static void name(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST || !text.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new SampleRefused("a delivery's " + what + " is 1 to " + LONGEST + " printable ASCII characters");
        }
    }
}
