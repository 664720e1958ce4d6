package com.sitearis.maintenance.kpi.words;

/** Text from outside as a cell may hold it. */
public final class SafeText {

    /** Excel's limit for a cell. */
    private static final int LONGEST = 32_767;

    private static final String FORMULA = "=+-@\t\r\n|";

    private SafeText() {}

    /**
     * A cell of type text is never computed; but saved as CSV and opened again it would be. So text that begins like a formula
     * gets an apostrophe, and characters that XML cannot hold are replaced.
     */
    public static String of(String text) {
        if (harmless(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> safe.appendCodePoint(allowed(point) ? point : 0xFFFD));
        String clean = safe.length() > 0 && FORMULA.indexOf(safe.charAt(0)) >= 0 ? "'" + safe : safe.toString();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 2) + "…";
    }

    /** Most texts are, in files of hundreds of thousands of rows. */
    private static boolean harmless(String text) {
        int length = text.length();
        if (length > LONGEST || (length > 0 && FORMULA.indexOf(text.charAt(0)) >= 0)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char one = text.charAt(i);
            if (one < ' ' || one >= Character.MIN_SURROGATE) {
                return false;
            }
        }
        return true;
    }

    /** What a person typed, from what {@link #of} made of it. */
    public static String back(String cell) {
        return cell.length() > 1 && cell.startsWith("'") && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
