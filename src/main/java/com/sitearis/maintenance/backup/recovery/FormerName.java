package com.sitearis.maintenance.backup.recovery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a database is called after a copy took its name, such as {@code shop_until_20261122T125949}. */
final class FormerName {

    private static final int NAME_LENGTH = 63;
    private static final String UNTIL = "_until_";
    private static final String STAMP = "yyyyMMdd'T'HHmmss";

    private FormerName() {}

    static String of(String name, Instant until) {
        return beginning(name) + DateTimeFormatter.ofPattern(STAMP).format(until.atOffset(ZoneOffset.UTC));
    }

    /** What all of them begin with. */
    static String beginning(String name) {
        int room = NAME_LENGTH - UNTIL.length() - "20261122T125949".length();
        return name.substring(0, Math.min(name.length(), room)) + UNTIL;
    }
}
