package com.sitearis.maintenance.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as people read them; a time that is not known is a dash.
 *
 * @param zone the plan's
 */
record Times(ZoneId zone) {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String UNKNOWN = "-";

    String at(@Nullable Instant instant) {
        return instant == null ? UNKNOWN : SECOND.format(instant.atZone(zone));
    }

    static String took(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? UNKNOWN : took(Duration.between(from, to));
    }

    static String took(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + "h " + time.toMinutesPart() + "m";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + "m " + time.toSecondsPart() + "s"
                : String.format(Locale.ROOT, "%.1fs", time.toMillis() / 1000.0);
    }
}
