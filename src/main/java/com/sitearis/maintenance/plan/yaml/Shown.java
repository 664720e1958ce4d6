package com.sitearis.maintenance.plan.yaml;

/** Text from a file as a message may show it: short, and without control characters. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    static String quoted(String text) {
        String plain = text.codePoints()
                .limit(LONGEST)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + plain + (plain.length() < text.length() ? "…" : "") + '"';
    }
}
