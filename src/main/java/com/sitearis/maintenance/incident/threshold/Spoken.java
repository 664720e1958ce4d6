package com.sitearis.maintenance.incident.threshold;

import java.time.Duration;

/** Durations as job files write them: {@code 1h30m}. */
final class Spoken {

    private Spoken() {}

    static String of(Duration duration) {
        StringBuilder text = new StringBuilder();
        part(text, duration.toDays(), "d");
        part(text, duration.toHoursPart(), "h");
        part(text, duration.toMinutesPart(), "m");
        part(text, duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void part(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
