package com.sitearis.maintenance.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that a person may say of one run beyond its job file.
 *
 * @param about what it is for, one line
 * @param form how a value is written
 * @param example a value
 * @param choices the values there are; empty when there are too many to list
 * @param pattern what a value looks like, as a regular expression
 * @param required a run without it makes no sense
 * @param guarded said only by whoever has confirmed it elsewhere, never just like that
 */
public record Parameter(
        String name,
        String about,
        Form form,
        String example,
        List<String> choices,
        String pattern,
        boolean required,
        boolean guarded) {

    /** How values are written. */
    public enum Form {
        /** Such as {@code 2026-10}. */
        MONTH,
        /** Of ISO 8601, such as {@code 2026-W46}. */
        WEEK,
        /** {@code true} or {@code false}. */
        FLAG,
        WORD
    }

    private static final String TEXT = "[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,200}";

    public static Parameter month(String name, String about) {
        return of(name, about, Form.MONTH, "2026-10", List.of(), "[0-9]{4}-[0-9]{2}");
    }

    public static Parameter week(String name, String about) {
        return of(name, about, Form.WEEK, "2026-W46", List.of(), "[0-9]{4}-W[0-9]{2}");
    }

    public static Parameter flag(String name, String about) {
        return of(name, about, Form.FLAG, "true", List.of("true", "false"), "true|false");
    }

    public static Parameter oneOf(String name, String about, List<String> choices) {
        return of(name, about, Form.WORD, choices.get(0), List.copyOf(choices), TEXT);
    }

    /** One line of text. */
    public static Parameter text(String name, String about, String example) {
        return word(name, about, example, TEXT);
    }

    /** A word that looks like this. */
    public static Parameter word(String name, String about, String example, String pattern) {
        return of(name, about, Form.WORD, example, List.of(), pattern);
    }

    private static Parameter of(
            String name, String about, Form form, String example, List<String> choices, String pattern) {
        return new Parameter(name, about, form, example, choices, pattern, false, false);
    }

    public Parameter needed() {
        return new Parameter(name, about, form, example, choices, pattern, true, guarded);
    }

    public Parameter confirmedElsewhere() {
        return new Parameter(name, about, form, example, choices, pattern, required, true);
    }

    /** What to write instead of a value that cannot be meant. */
    public Optional<String> instead(String value) {
        if (!choices.isEmpty()) {
            return choices.contains(value)
                    ? Optional.empty()
                    : Optional.of("write one of " + String.join(", ", choices));
        }
        boolean good = Pattern.matches(pattern, value)
                && switch (form) {
                    case MONTH -> isMonth(value);
                    case WEEK -> isWeek(value);
                    case FLAG, WORD -> true;
                };
        return good ? Optional.empty() : Optional.of("write " + about + ", such as " + example);
    }

    private static boolean isMonth(String value) {
        try {
            return YearMonth.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isWeek(String value) {
        try {
            return monday(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The first day of a week that is written as {@link Form#WEEK}. */
    public static LocalDate monday(String week) {
        return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
    }
}
