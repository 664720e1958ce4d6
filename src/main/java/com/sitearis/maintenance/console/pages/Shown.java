package com.sitearis.maintenance.console.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times, sizes and figures as a page shows them: in the reader's language and the plan's zone. A value that is not there is a dash. */
public final class Shown {

    private static final String NOTHING = "–";
    private static final String[] SIZES = {"kB", "MB", "GB", "TB", "PB"};
    private static final int THOUSAND = 1000;

    private final Locale language;
    private final ZoneId zone;
    private final Clock clock;

    public Shown(Locale language, ZoneId zone, Clock clock) {
        this.language = language;
        this.zone = zone;
        this.clock = clock;
    }

    /** {@code 2026-11-22 03:00:05}, in the plan's zone. */
    public String at(@Nullable Instant instant) {
        return instant == null
                ? NOTHING
                : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                        .withZone(zone)
                        .format(instant);
    }

    /** Without the day when that is today's. */
    public String brief(@Nullable Instant instant) {
        if (instant == null) {
            return NOTHING;
        }
        boolean today = LocalDate.ofInstant(instant, zone).equals(LocalDate.ofInstant(clock.instant(), zone));
        return DateTimeFormatter.ofPattern(today ? "HH:mm:ss" : "EEE dd/MM HH:mm", language)
                .withZone(zone)
                .format(instant);
    }

    public String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(date);
    }

    /** For {@code <time datetime>}. */
    public String iso(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    public String zone() {
        return zone.getId() + " (" + zone.getDisplayName(TextStyle.SHORT, language) + ")";
    }

    /** From one moment to the next; to now when it has not ended. */
    public String took(@Nullable Instant from, @Nullable Instant to) {
        return from == null ? NOTHING : span(Duration.between(from, to == null ? clock.instant() : to));
    }

    public String age(@Nullable Instant since) {
        return since == null ? NOTHING : span(Duration.between(since, clock.instant()));
    }

    /** {@code 3 d 4 h}, {@code 5 min 2 s}, {@code 0.4 s}: two units at most. */
    public String span(@Nullable Duration length) {
        if (length == null) {
            return NOTHING;
        }
        Duration span = length.isNegative() ? length.negated() : length;
        String text;
        if (span.toDays() > 0) {
            text = span.toDays() + (french() ? " j" : " d") + part(span.toHoursPart(), " h");
        } else if (span.toHours() > 0) {
            text = span.toHours() + " h" + part(span.toMinutesPart(), " min");
        } else if (span.toMinutes() > 0) {
            text = span.toMinutes() + " min" + part(span.toSecondsPart(), " s");
        } else if (span.toSeconds() >= 10) {
            text = span.toSeconds() + " s";
        } else {
            text = decimal(BigDecimal.valueOf(span.toMillis(), 3), 1) + " s";
        }
        return (length.isNegative() ? "−" : "") + text;
    }

    /** {@code 0.42 ms}, {@code 310 ms}, {@code 12.5 s}, {@code 3 h 20 min}. */
    public String milliseconds(@Nullable Double time) {
        if (time == null) {
            return NOTHING;
        }
        if (time < THOUSAND) {
            return decimal(time, time < 10 ? 2 : 0) + " ms";
        }
        return time < 60 * THOUSAND ? decimal(time / THOUSAND, 1) + " s" : span(Duration.ofMillis(Math.round(time)));
    }

    private static String part(int value, String unit) {
        return value == 0 ? "" : " " + value + unit;
    }

    /** In units of 1000 bytes. */
    public String size(@Nullable Long bytes) {
        if (bytes == null) {
            return NOTHING;
        }
        if (bytes < THOUSAND) {
            return bytes + (french() ? " o" : " B");
        }
        double value = bytes;
        int unit = -1;
        while (value >= THOUSAND && unit < SIZES.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        String name = french() ? SIZES[unit].replace('B', 'o') : SIZES[unit];
        return decimal(BigDecimal.valueOf(value), value < 10 ? 1 : 0) + " " + name;
    }

    public String number(@Nullable Number value) {
        return value == null
                ? NOTHING
                : NumberFormat.getIntegerInstance(language).format(value);
    }

    public String decimal(@Nullable Number value, int decimals) {
        if (value == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /** Whole percents of a part, 0 when the whole is not known. */
    public long percent(long part, long whole) {
        return whole <= 0 ? 0 : Math.min(100, part * 100 / whole);
    }

    public boolean past(@Nullable Instant instant) {
        return instant != null && instant.isBefore(clock.instant());
    }

    private boolean french() {
        return language.getLanguage().equals("fr");
    }
}
