package com.sitearis.maintenance.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads availability checks from a JSON array, or from JSON objects one after another (NDJSON).
 *
 * <p>{@code {"environment": "production", "component": "site", "probe": "paris", "at": "2026-10-10T10:00:00Z", "up": false,
 * "interval": 300, "detail": "503"}}; {@code probe} and {@code detail} may be left out, {@code at} may be milliseconds since
 * 1970, {@code interval} is in seconds.
 */
public final class CheckReader {

    private static final Set<String> KEYS =
            Set.of("environment", "component", "probe", "at", "up", "interval", "detail");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 500;
    private static final double LONGEST_INTERVAL = Duration.ofDays(1).toSeconds();

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxStringLength(2000)
                            .maxNameLength(200)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    private final Set<String> environments;
    private final String sender;
    private final Instant latest;
    private final Instant oldest;
    private final int most;
    private final SampleTime time = new SampleTime();

    /**
     * @param environments those of the plan
     * @param sender the probe where none is named
     * @param oldest checks before it are refused, as are those after {@code latest}
     * @param most checks at once
     */
    public CheckReader(Set<String> environments, String sender, Instant oldest, Instant latest, int most) {
        this.environments = environments;
        this.sender = sender;
        this.oldest = oldest;
        this.latest = latest;
        this.most = most;
    }

    /**
     * All checks, in their order.
     *
     * @throws SampleRefused when something of it is no check
     */
    public List<Check> read(byte[] json) {
        List<Check> checks = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            JsonToken first = parser.nextToken();
            boolean array = first == JsonToken.START_ARRAY;
            JsonToken end = array ? JsonToken.END_ARRAY : null;
            for (JsonToken token = array ? parser.nextToken() : first; token != end; token = parser.nextToken()) {
                if (checks.size() == most) {
                    throw new SampleRefused("there are more than " + most + " checks; send them in parts");
                }
                if (token != JsonToken.START_OBJECT) {
                    throw refused(checks, "is no object");
                }
                checks.add(check(parser.readValueAsTree(), checks));
            }
            if (array && parser.nextToken() != null) {
                throw new SampleRefused("something follows the array of checks");
            }
        } catch (JacksonException e) {
            throw new SampleRefused("the JSON cannot be read: " + e.getOriginalMessage());
        }
        return checks;
    }

    private Check check(JsonNode line, List<Check> before) {
        line.propertyNames().stream()
                .filter(name -> !KEYS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(before, "has an unknown key " + shown(name));
                });
        String environment = text(line, "environment", LONGEST_NAME, before);
        if (!environments.contains(environment)) {
            throw new SampleRefused("the plan has no environment " + shown(environment) + "; it has "
                    + String.join(", ", environments));
        }
        JsonNode up = line.get("up");
        if (up == null || !up.isBoolean()) {
            throw refused(before, "says neither true nor false as up");
        }
        JsonNode probe = line.get("probe");
        JsonNode detail = line.get("detail");
        return new Check(
                environment,
                text(line, "component", LONGEST_NAME, before),
                probe == null ? sender : text(line, "probe", LONGEST_NAME, before),
                at(line, before),
                up.booleanValue(),
                interval(line, before),
                absent(detail) ? null : text(line, "detail", LONGEST_DETAIL, before));
    }

    private static boolean absent(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    private Instant at(JsonNode line, List<Check> before) {
        JsonNode given = line.get("at");
        Instant at;
        try {
            at = given != null && given.isIntegralNumber()
                    ? Instant.ofEpochMilli(given.longValue())
                    : time.read(text(line, "at", LONGEST_NAME, before));
        } catch (DateTimeParseException e) {
            throw refused(before, "has a time that is none: write 2026-10-10T10:00:00Z or milliseconds since 1970");
        }
        if (at.isBefore(oldest) || at.isAfter(latest)) {
            throw refused(before, "is of " + at + "; checks are taken from " + oldest + " to " + latest);
        }
        return at;
    }

    private static Duration interval(JsonNode line, List<Check> before) {
        JsonNode given = line.get("interval");
        double seconds = given != null && given.isNumber() ? given.doubleValue() : 0;
        if (!(seconds >= 1 && seconds <= LONGEST_INTERVAL)) {
            throw refused(before, "has no interval of 1 to 86400 seconds until the next check");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static String text(JsonNode line, String name, int longest, List<Check> before) {
        JsonNode given = line.get(name);
        if (given == null || !given.isString() || given.stringValue().isBlank()) {
            throw refused(before, "has no text as " + shown(name));
        }
        String text = given.stringValue();
        // A surrogate without its other half is one code point by itself.
        if (text.length() > longest
                || text.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw refused(
                    before, "has a " + name + " beyond " + longest + " characters, or with characters that are none");
        }
        return text;
    }

    private static SampleRefused refused(List<Check> before, String what) {
        return new SampleRefused("check " + (before.size() + 1) + " " + what);
    }

    private static String shown(String name) {
        return '"' + (name.length() > 60 ? name.substring(0, 60) + "…" : name).replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
