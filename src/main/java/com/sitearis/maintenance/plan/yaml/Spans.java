package com.sitearis.maintenance.plan.yaml;

import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: elapsed ({@code 1h30m}) and by the calendar ({@code P3M}). */
public final class Spans {

    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,6})ms)?");
    private static final Pattern NOT_ISO =
            Pattern.compile("(\\d{1,5})\\s*(d|w|m|y|day|week|month|year)s?", Pattern.CASE_INSENSITIVE);

    private Spans() {}

    /** {@code 45m}, {@code 90s}, {@code 5ms}, {@code 2h}, {@code 1d}, {@code 1h30m} or ISO-8601 ({@code PT45M}); never negative. */
    static Duration duration(String text) {
        Matcher units = SHORT.matcher(text);
        if (!text.isEmpty() && units.matches()) {
            return Duration.ofDays(number(units.group(1)))
                    .plusHours(number(units.group(2)))
                    .plusMinutes(number(units.group(3)))
                    .plusSeconds(number(units.group(4)))
                    .plusMillis(number(units.group(5)));
        }
        Duration iso = Duration.parse(text);
        if (iso.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        return iso;
    }

    /** ISO-8601 only, so that 3 months are never taken for 90 days: {@code P30D}, {@code P3M}, {@code P1Y}. */
    static Period period(String text) {
        Period period = Period.parse(text);
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("not after today");
        }
        return period;
    }

    static String durationAdvice(String text) {
        return text.matches("\\d{1,6}")
                ? "give it a unit: " + text + "s, " + text + "m, " + text + "h or " + text + "d"
                : "write 45m, 90s, 2h, 1d, 1h30m or PT45M";
    }

    static String periodAdvice(String text) {
        Matcher meant = NOT_ISO.matcher(text);
        return meant.matches()
                ? "write P" + meant.group(1) + meant.group(2).substring(0, 1).toUpperCase(Locale.ROOT)
                : "write P30D (days), P3M (calendar months) or P1Y (years)";
    }

    /** As {@link #duration} reads it: {@code 1h30m}. */
    public static String shown(Duration span) {
        String text = unit(span.toDays(), "d")
                + unit(span.toHoursPart(), "h")
                + unit(span.toMinutesPart(), "m")
                + unit(span.toSecondsPart(), "s")
                + unit(span.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text;
    }

    private static String unit(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
