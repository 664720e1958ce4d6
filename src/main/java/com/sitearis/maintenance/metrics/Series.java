package com.sitearis.maintenance.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a sample belongs to.
 *
 * @param metric such as {@code web.lcp}; {@code app.metric} has the known ones with their units
 * @param environment such as {@code production}
 * @param target what was measured: a site, a database, a component; may be empty
 * @param labels at most 16, such as {@code device=mobile}
 */
public record Series(String metric, String environment, String target, SortedMap<String, String> labels) {

    private static final Pattern METRIC = Pattern.compile("[A-Za-z][A-Za-z0-9._:-]{0,99}");
    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,62}");
    private static final int MOST_LABELS = 16;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_BYTES = 2000; // the names are one key of an index, which ends at 2700

    /** @throws SampleRefused when a name is none */
    public Series {
        if (!METRIC.matcher(metric).matches()) {
            throw new SampleRefused("a metric's name is 1 to 100 letters, digits, dots, - and _, not " + shown(metric));
        }
        if (!ENVIRONMENT.matcher(environment).matches()) {
            throw new SampleRefused("an environment is a name of the plan, not " + shown(environment));
        }
        text("the target", target);
        if (labels.size() > MOST_LABELS) {
            throw new SampleRefused("a series has at most " + MOST_LABELS + " labels, not " + labels.size());
        }
        labels.forEach(Series::label);
        labels = labels.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        if (bytes(metric, environment, target, labels) > MOST_BYTES) {
            throw new SampleRefused("the names and labels of a series are at most " + MOST_BYTES + " bytes");
        }
    }

    public static Series of(String metric, String environment, String target, Map<String, String> labels) {
        return new Series(metric, environment, target, new TreeMap<>(labels));
    }

    private static void label(String name, String value) {
        if (!LABEL.matcher(name).matches()) {
            throw new SampleRefused("a label's name is 1 to 63 letters, digits, dots, - and _, not " + shown(name));
        }
        text("label " + name, value);
    }

    private static void text(String what, String value) {
        if (value.length() > LONGEST_TEXT) {
            throw new SampleRefused(what + " is longer than " + LONGEST_TEXT + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                throw new SampleRefused(what + " holds a control character or half of one");
            }
        }
    }

    private static int bytes(String metric, String environment, String target, Map<String, String> labels) {
        int bytes = metric.length() + environment.length() + utf8(target);
        for (Map.Entry<String, String> label : labels.entrySet()) {
            bytes += label.getKey().length() + utf8(label.getValue());
        }
        return bytes;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shown(String text) {
        String cut = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return '"' + cut.replaceAll("\\p{Cntrl}", "?") + '"';
    }

    @Override
    public String toString() {
        return metric + " " + environment + (target.isEmpty() ? "" : " " + target)
                + (labels.isEmpty() ? "" : " " + labels);
    }
}
