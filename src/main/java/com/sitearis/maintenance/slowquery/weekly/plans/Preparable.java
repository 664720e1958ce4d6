package com.sitearis.maintenance.slowquery.weekly.plans;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A normal form as a statement that can be prepared: its question marks become parameters.
 *
 * @param sql null when it cannot be prepared
 * @param parameters how many it has
 * @param refusal a key of words: why not
 */
record Preparable(
        @Nullable String sql, int parameters, @Nullable String refusal) {

    /** As long as normal forms are kept; a longer one was cut. */
    private static final int LONGEST = 60_000;

    private static final Set<String> KINDS = Set.of("select", "insert", "update", "delete", "with");

    /** A quoted identifier, or what stands for constants; types written before a constant take no parameter. */
    private static final Pattern PLACE = Pattern.compile(
            "\"(?:[^\"]|\"\")*\"|(?:\\b(date|time|timestamp|timestamptz|interval|uuid|json|jsonb) )?\\?|(\\(|\\[)\\.\\.\\.");

    static Preparable of(String normal) {
        String kind = normal.split("\\W", 2)[0];
        if (!KINDS.contains(kind)) {
            return refused("explain.not-this-kind");
        }
        // Also where it stands in quotes: what a server might take for two statements is never sent to it.
        if (normal.contains(";")) {
            return refused("explain.several");
        }
        return normal.length() > LONGEST ? refused("explain.truncated") : numbered(normal);
    }

    private static Preparable refused(String why) {
        return new Preparable(null, 0, why);
    }

    private static Preparable numbered(String normal) {
        Matcher places = PLACE.matcher(normal);
        StringBuilder sql = new StringBuilder();
        int parameters = 0;
        while (places.find()) {
            String replacement = places.group();
            if (!replacement.startsWith("\"")) {
                parameters++;
                String type = Optional.ofNullable(places.group(1))
                        .map(name -> "::" + name)
                        .orElse("");
                String bracket = Optional.ofNullable(places.group(2)).orElse("");
                replacement = bracket + "$" + parameters + type;
            }
            places.appendReplacement(sql, Matcher.quoteReplacement(replacement));
        }
        return new Preparable(places.appendTail(sql).toString(), parameters, null);
    }
}
