package com.sitearis.maintenance.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hours on some days of the week, on the wall clock: {@code Mon-Fri 09:00-18:00}, {@code Sat-Sun}, {@code Fri 18:00-02:00}.
 *
 * @param days the days on which the hours begin
 * @param to exclusive; midnight is the day's end, and an end not after {@code from} lies on the next day
 */
public record DutyHours(List<DayOfWeek> days, LocalTime from, LocalTime to) {

    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final Pattern SHAPE =
            Pattern.compile("([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))?(?: (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d))?");

    public DutyHours {
        days = List.copyOf(days);
    }

    /** The hours, or empty when the text is none. */
    static Optional<DutyHours> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int first = DAYS.indexOf(parts.group(1));
        int last = parts.group(2) == null ? first : DAYS.indexOf(parts.group(2));
        if (first < 0 || last < 0) {
            return Optional.empty();
        }
        List<DayOfWeek> days = Stream.iterate(0, i -> i + 1)
                .limit(Math.floorMod(last - first, 7) + 1L)
                .map(i -> DayOfWeek.of((first + i) % 7 + 1))
                .toList();
        return parts.group(3) == null
                ? Optional.of(new DutyHours(days, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                : span(days, parts.group(3), parts.group(4));
    }

    /** 24:00 is the day's end; an end before the beginning lies on the next day. */
    private static Optional<DutyHours> span(List<DayOfWeek> days, String from, String to) {
        try {
            LocalTime begin = LocalTime.parse(from);
            LocalTime end = to.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(to);
            return to.equals("24:00") || !end.equals(begin)
                    ? Optional.of(new DutyHours(days, begin, end))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether this moment of the wall clock lies within. */
    public boolean covers(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean overnight = !to.isAfter(from);
        if (begun && (overnight || time.isBefore(to)) && days.contains(moment.getDayOfWeek())) {
            return true;
        }
        return overnight
                && time.isBefore(to)
                && days.contains(moment.getDayOfWeek().minus(1));
    }
}
