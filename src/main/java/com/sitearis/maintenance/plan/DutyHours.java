package com.sitearis.maintenance.plan;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for duty hours: {@code Mon-Fri 09:00-18:00}, {@code Sat-Sun}, {@code Fri 18:00-02:00}. */
final class DutyHours {

    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final Pattern SHAPE =
            Pattern.compile("([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))?(?: (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d))?");

    private DutyHours() {}

    static boolean valid(String text) {
        Matcher parts = SHAPE.matcher(text);
        return parts.matches()
                && DAYS.contains(parts.group(1))
                && (parts.group(2) == null || DAYS.contains(parts.group(2)))
                && (parts.group(3) == null || span(parts.group(3), parts.group(4)));
    }

    /** 24:00 is the day's end; an end before the beginning lies on the next day. */
    private static boolean span(String from, String to) {
        try {
            LocalTime begin = LocalTime.parse(from);
            return to.equals("24:00") || !LocalTime.parse(to).equals(begin);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
