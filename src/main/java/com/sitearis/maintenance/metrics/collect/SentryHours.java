package com.sitearis.maintenance.metrics.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sentry's sessions by the hour. The statuses exclude one another; bad are errored, crashed and abnormal ones. Only tested
 * with an answer that was built from Sentry's description.
 */
final class SentryHours {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> BAD = Set.of("errored", "crashed", "abnormal");
    private static final String SUM = "sum(session)";

    /** One hour, by its beginning. */
    record Hour(Instant begins, long total, long bad) {}

    private SentryHours() {}

    static List<Hour> read(byte[] answer) {
        try {
            JsonNode sessions = JSON.readTree(answer);
            JsonNode intervals = sessions.path("intervals");
            JsonNode groups = sessions.path("groups");
            if (!intervals.isArray() || !groups.isArray()) {
                throw new CollectorFailed("Sentry's answer has no intervals and groups", null);
            }
            List<Hour> hours = new ArrayList<>();
            for (int i = 0; i < intervals.size(); i++) {
                long total = 0;
                long bad = 0;
                for (JsonNode group : groups) {
                    long sessionsOfIt = count(group, i);
                    total += sessionsOfIt;
                    bad += BAD.contains(group.path("by").path("session.status").asString("")) ? sessionsOfIt : 0;
                }
                hours.add(new Hour(Instant.parse(intervals.get(i).asString("")), total, bad));
            }
            return hours;
        } catch (JacksonException | DateTimeException e) {
            throw new CollectorFailed("Sentry's answer cannot be read", e);
        }
    }

    private static long count(JsonNode group, int interval) {
        JsonNode count = group.path("series").path(SUM).path(interval);
        if (!count.isNumber()
                || group.path("by").path("session.status").asString("").isEmpty()) {
            throw new CollectorFailed("Sentry's answer has a group without status or sums", null);
        }
        return count.asLong();
    }
}
