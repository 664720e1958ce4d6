package com.sitearis.maintenance.plan.yaml;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.util.unit.DataSize;

/**
 * A type of value that is one word in a file.
 *
 * @param name for people: "is not a duration"
 * @param parse the value; throws anything when the text is not one
 * @param advice from the text that is not one to what to write instead
 * @param standIn takes the place of a value that could not be read
 */
record Scalar(String name, Function<String, Object> parse, UnaryOperator<String> advice, Object standIn) {

    private static final Scalar INTEGER = new Scalar(
            "whole number", text -> Integer.parseInt(digits(text)), text -> "write digits only, such as 3", 0);
    private static final Scalar LONG = new Scalar(
            "whole number", text -> Long.parseLong(digits(text)), text -> "write digits only, such as 3", 0L);
    private static final Scalar SWITCH =
            new Scalar("switch", Scalar::trueOrFalse, text -> "write true or false", false);

    private static final Map<Class<?>, Scalar> BY_TYPE = Map.ofEntries(
            Map.entry(String.class, new Scalar("text", text -> text, text -> "write a text", "")),
            Map.entry(int.class, INTEGER),
            Map.entry(Integer.class, INTEGER),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(boolean.class, SWITCH),
            Map.entry(Boolean.class, SWITCH),
            Map.entry(
                    Duration.class,
                    new Scalar("duration", Spans::duration, Spans::durationAdvice, Duration.ofMinutes(1))),
            Map.entry(
                    Period.class, new Scalar("calendar period", Spans::period, Spans::periodAdvice, Period.ofDays(1))),
            Map.entry(ZoneId.class, new Scalar("time zone", ZoneId::of, Scalar::zoneAdvice, ZoneId.of("UTC"))),
            Map.entry(
                    LocalTime.class,
                    new Scalar("time of day", Scalar::time, text -> "write 23:00", LocalTime.MIDNIGHT)),
            Map.entry(
                    LocalDate.class, new Scalar("date", LocalDate::parse, text -> "write 2026-10-15", LocalDate.EPOCH)),
            Map.entry(BigDecimal.class, new Scalar("number", Scalar::decimal, text -> "write 99.9", BigDecimal.ONE)),
            Map.entry(
                    DataSize.class,
                    new Scalar("size", Scalar::size, text -> "write 512MB, 20GB or 1TB", DataSize.ofBytes(0))),
            Map.entry(Path.class, new Scalar("path", Path::of, text -> "write a path of this machine", Path.of(""))),
            Map.entry(
                    URI.class,
                    new Scalar(
                            "address",
                            Scalar::uri,
                            text -> "write it in full, such as https://s3.example.com",
                            URI.create("https://stand-in.invalid"))));

    static Optional<Scalar> of(Class<?> type) {
        return type.isEnum() ? Optional.of(choice(type)) : Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The words that stand for an enum's constants. */
    static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Keys.kebab(((Enum<?>) constant).name()))
                .toList();
    }

    private static Scalar choice(Class<?> type) {
        List<String> words = words(type);
        Object[] constants = type.getEnumConstants();
        return new Scalar(
                "choice (" + String.join(", ", words) + ")",
                text -> constants[words.indexOf(text)],
                text -> Nearest.advice(text, words),
                constants[0]);
    }

    /** YAML 1.1 reads 010 as 8 and YAML 1.2 as 10: neither is taken. */
    private static String digits(String text) {
        if (!text.matches("-?(0|[1-9]\\d*)")) {
            throw new NumberFormatException("no decimal number");
        }
        return text;
    }

    /** Not "yes", "on" or "off", whose meaning depends on the version of YAML. */
    private static Object trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        };
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.matches("\\d:\\d\\d") ? "0" + text : text);
    }

    /** With a point, and without an exponent. */
    private static BigDecimal decimal(String text) {
        if (!text.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
            throw new NumberFormatException("no decimal number");
        }
        return new BigDecimal(text);
    }

    private static DataSize size(String text) {
        DataSize size = DataSize.parse(text);
        if (size.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        return size;
    }

    private static URI uri(String text) {
        URI uri = URI.create(text);
        if (!uri.isAbsolute() || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("not complete, or with an account in it");
        }
        return uri;
    }

    private static String zoneAdvice(String text) {
        return Nearest.of(text, ZoneId.getAvailableZoneIds())
                .map(near -> "did you mean " + near + "?")
                .orElse("write a name of the tz database such as Europe/Paris, or UTC");
    }
}
