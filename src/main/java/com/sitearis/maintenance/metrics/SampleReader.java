package com.sitearis.maintenance.metrics;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads samples from a JSON array, or from JSON objects one after another (NDJSON).
 *
 * <p>{@code {"metric": "http.response", "environment": "production", "target": "shop", "labels": {"component": "cart"},
 * "at": "2026-10-10T10:00:00Z", "value": 123.4}}; {@code target} and {@code labels} may be left out, {@code at} may be
 * milliseconds since 1970.
 */
public final class SampleReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(2000)
                    .maxNameLength(200)
                    .maxNumberLength(100)
                    .build())
            .build();

    private enum Key {
        METRIC,
        ENVIRONMENT,
        TARGET,
        LABELS,
        AT,
        VALUE
    }

    private record Names(String metric, String environment, String target, SortedMap<String, String> labels) {}

    private final Set<String> environments;
    private final int most;
    private final Map<Names, Series> known = new HashMap<>();
    private final SampleTime time = new SampleTime();

    /**
     * @param environments those of the plan
     * @param most samples at once
     */
    public SampleReader(Set<String> environments, int most) {
        this.environments = environments;
        this.most = most;
    }

    /**
     * All samples, in their order.
     *
     * @throws SampleRefused when something of it is no sample
     */
    public List<Sample> read(byte[] json) {
        List<Sample> samples = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            boolean array = first == JsonToken.START_ARRAY;
            JsonToken end = array ? JsonToken.END_ARRAY : null;
            for (JsonToken token = array ? parser.nextToken() : first; token != end; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw refused(samples, "is no object");
                }
                if (samples.size() == most) {
                    throw new SampleRefused("there are more than " + most + " samples; send them in parts");
                }
                samples.add(sample(parser, samples));
            }
            if (array && parser.nextToken() != null) {
                throw new SampleRefused("something follows the array of samples");
            }
        } catch (JacksonException e) {
            throw new SampleRefused("the JSON cannot be read: " + e.getOriginalMessage());
        }
        return samples;
    }

    private Sample sample(JsonParser parser, List<Sample> before) {
        Set<Key> given = EnumSet.noneOf(Key.class);
        String metric = "";
        String environment = "";
        String target = "";
        SortedMap<String, String> labels = Collections.emptySortedMap();
        Instant at = Instant.EPOCH;
        double value = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Key key = key(name);
            if (key == null || !given.add(key)) {
                throw refused(before, key == null ? "has an unknown key " + shown(name) : "has " + name + " twice");
            }
            JsonToken token = parser.nextToken();
            switch (key) {
                case METRIC -> metric = text(parser, token, name, before);
                case ENVIRONMENT -> environment = text(parser, token, name, before);
                case TARGET -> target = text(parser, token, name, before);
                case LABELS -> labels = labels(parser, token, before);
                case AT -> at = at(parser, token, before);
                case VALUE -> value = number(parser, token, before);
            }
        }
        for (Key key : List.of(Key.METRIC, Key.ENVIRONMENT, Key.AT, Key.VALUE)) {
            if (!given.contains(key)) {
                throw refused(before, "lacks " + key.name().toLowerCase(Locale.ROOT));
            }
        }
        return new Sample(series(new Names(metric, environment, target, labels)), at, value);
    }

    private Series series(Names names) {
        return known.computeIfAbsent(names, unknown -> {
            if (!environments.contains(names.environment())) {
                throw new SampleRefused("the plan has no environment " + shown(names.environment()) + "; it has "
                        + String.join(", ", environments));
            }
            return new Series(names.metric(), names.environment(), names.target(), names.labels());
        });
    }

    private static SortedMap<String, String> labels(JsonParser parser, JsonToken token, List<Sample> before) {
        if (token != JsonToken.START_OBJECT) {
            throw refused(before, "has labels that are no object");
        }
        SortedMap<String, String> labels = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (labels.put(name, text(parser, parser.nextToken(), name, before)) != null) {
                throw refused(before, "has label " + shown(name) + " twice");
            }
        }
        return labels;
    }

    private Instant at(JsonParser parser, JsonToken token, List<Sample> before) {
        try {
            return token == JsonToken.VALUE_NUMBER_INT
                    ? Instant.ofEpochMilli(parser.getLongValue())
                    : time.read(text(parser, token, "at", before));
        } catch (DateTimeException e) {
            throw refused(before, "has a time that is none: write 2026-10-10T10:00:00Z or milliseconds since 1970");
        }
    }

    private static double number(JsonParser parser, JsonToken token, List<Sample> before) {
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw refused(before, "has a value that is no number");
        }
        return parser.getDoubleValue();
    }

    private static String text(JsonParser parser, JsonToken token, String name, List<Sample> before) {
        if (token != JsonToken.VALUE_STRING) {
            throw refused(before, "has no text as " + shown(name));
        }
        return parser.getString();
    }

    private static @Nullable Key key(String name) {
        return switch (name) {
            case "metric" -> Key.METRIC;
            case "environment" -> Key.ENVIRONMENT;
            case "target" -> Key.TARGET;
            case "labels" -> Key.LABELS;
            case "at" -> Key.AT;
            case "value" -> Key.VALUE;
            default -> null;
        };
    }

    private static SampleRefused refused(List<Sample> before, String what) {
        return new SampleRefused("sample " + (before.size() + 1) + " " + what);
    }

    private static String shown(String name) {
        return '"' + (name.length() > 60 ? name.substring(0, 60) + "…" : name).replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
