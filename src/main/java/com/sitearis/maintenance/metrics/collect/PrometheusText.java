package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.metrics.SampleRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads Prometheus' text format. Timestamps are left out, and so are values that are no number. */
final class PrometheusText {

    private static final int MOST_LINES = 200_000;

    /** One value of one series. */
    record Reading(String name, Map<String, String> labels, double value) {

        boolean has(Map<String, String> wanted) {
            return labels.entrySet().containsAll(wanted.entrySet());
        }
    }

    private final String line;
    private int at;

    private PrometheusText(String line) {
        this.line = line;
    }

    /** @throws SampleRefused when a line is not of the format, or there are too many */
    static List<Reading> read(String text) {
        List<Reading> readings = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (number > MOST_LINES) {
                throw new SampleRefused("the page has more than " + MOST_LINES + " lines");
            }
            String stripped = line.strip();
            if (!stripped.isEmpty() && stripped.charAt(0) != '#') {
                Reading reading = new PrometheusText(stripped).reading(number);
                if (reading != null) {
                    readings.add(reading);
                }
            }
        }
        return readings;
    }

    private @Nullable Reading reading(int number) {
        try {
            String name = word();
            Map<String, String> labels = new TreeMap<>();
            skipSpaces();
            if (peek() == '{') {
                labels(labels);
            }
            double value = value(line.substring(at).strip().split("\\s+", -1)[0]);
            if (name.isEmpty()) {
                throw new NumberFormatException("no name");
            }
            return Double.isFinite(value) ? new Reading(name, labels, value) : null;
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new SampleRefused("line " + number + " is not of Prometheus' text format");
        }
    }

    private void labels(Map<String, String> into) {
        at++;
        for (skipSpaces(); peek() != '}'; skipSpaces()) {
            String label = word();
            skipSpaces();
            expect('=');
            skipSpaces();
            expect('"');
            into.put(label, quoted());
            skipSpaces();
            if (peek() == ',') {
                at++;
            }
        }
        at++;
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        while (peek() != '"') {
            char c = line.charAt(at++);
            if (c == '\\') {
                char escaped = line.charAt(at++);
                text.append(escaped == 'n' ? '\n' : escaped);
            } else {
                text.append(c);
            }
        }
        at++;
        return text.toString();
    }

    private String word() {
        int from = at;
        while (at < line.length() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == ':')) {
            at++;
        }
        return line.substring(from, at);
    }

    private static double value(String text) {
        return switch (text) {
            case "NaN", "Nan" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> number(text);
        };
    }

    /** Java would take 1d and 0x1p3 as well. */
    private static double number(String text) {
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(text);
    }

    private char peek() {
        return line.charAt(at);
    }

    private void skipSpaces() {
        while (at < line.length() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (line.charAt(at++) != wanted) {
            throw new NumberFormatException("no " + wanted);
        }
    }
}
