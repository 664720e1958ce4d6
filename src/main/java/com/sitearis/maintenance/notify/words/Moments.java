package com.sitearis.maintenance.notify.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments on the plan's wall clock, with the zone as people call it: 15/06/2023 14:30 CEST. */
public record Moments(Locale language, ZoneId zone) {

    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter OTHER = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm zzz", Locale.ENGLISH);

    public String at(Instant instant) {
        return (language.getLanguage().equals(Locale.FRENCH.getLanguage()) ? FRENCH : OTHER)
                .format(instant.atZone(zone));
    }
}
