package com.sitearis.maintenance.backup.recovery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a database is called after a copy took its name, such as {@code shop_until_20261122T125949}. */
final class FormerName {

    static final int NAME_BYTES = 63;
    private static final String UNTIL = "_until_";
    private static final String STAMP = "yyyyMMdd'T'HHmmss";

    private FormerName() {}

    static String of(String name, Instant until) {
        return beginning(name) + DateTimeFormatter.ofPattern(STAMP).format(until.atOffset(ZoneOffset.UTC));
    }

    /** What all of them begin with. */
    static String beginning(String name) {
        return cut(name, NAME_BYTES - UNTIL.length() - "20261122T125949".length()) + UNTIL;
    }

    /** The beginning of a name that fits; PostgreSQL counts bytes and would cut the end off without a word. */
    static String cut(String name, int bytes) {
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
