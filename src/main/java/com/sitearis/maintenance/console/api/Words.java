package com.sitearis.maintenance.console.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people write into requests, made fit to be kept. */
public final class Words {

    private static final int LONGEST = 2000;

    /** Instants that a calendar and PostgreSQL have in common. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = FIRST.plus(Duration.ofDays(365L * 200));

    private Words() {}

    /** Null when nothing is said. */
    public static @Nullable String optional(String where, @Nullable String said) {
        if (said == null || said.isBlank()) {
            return null;
        }
        if (said.length() > LONGEST) {
            throw new RequestRefused(where, "it is too long", "write at most " + LONGEST + " characters");
        }
        boolean odd =
                said.chars().anyMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\r' && one != '\t');
        if (odd || !said.equals(new String(said.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))) {
            throw new RequestRefused(where, "it is no plain text", "leave control characters out");
        }
        return said.strip();
    }

    public static String orEmpty(String where, @Nullable String said) {
        String words = optional(where, said);
        return words == null ? "" : words;
    }

    public static String required(String where, @Nullable String said) {
        String words = optional(where, said);
        if (words == null) {
            throw new RequestRefused(where, "it is missing", "write some words");
        }
        return words;
    }

    public static Instant time(String where, @Nullable Instant said) {
        if (said == null) {
            throw new RequestRefused(where, "it is missing", "write an instant, such as 2026-11-01T03:00:00Z");
        }
        if (said.isBefore(FIRST) || said.isAfter(LAST)) {
            throw new RequestRefused(where, "no calendar has it", "write an instant between 1970 and 2169");
        }
        return said;
    }
}
