package com.sitearis.maintenance.metrics.coverage;

import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.coverage.Coverage.Count;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code coverage-summary.json} of c8 and Istanbul. The counts are read, not {@code pct}: it is rounded, and the word
 * "Unknown" where there is nothing to cover.
 */
final class SummaryReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SummaryReport() {}

    static Coverage read(byte[] report) {
        try {
            JsonNode total = JSON.readTree(report).path("total");
            return new Coverage(count(total.path("lines")), count(total.path("branches")));
        } catch (JacksonException e) {
            throw new SampleRefused("the JSON cannot be read: " + e.getOriginalMessage());
        }
    }

    private static Count count(JsonNode part) {
        return new Count(part.path("covered").asLong(0), part.path("total").asLong(0));
    }
}
