package com.sitearis.maintenance.upkeep;

import java.util.Locale;

/** Numbers in evidence. */
public final class Figures {

    private Figures() {}

    /** {@code 12.3 M} */
    public static String count(double value) {
        double size = Math.abs(value);
        if (size < 10_000) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return size < 1e6
                ? String.format(Locale.ROOT, "%.0f k", value / 1e3)
                : size < 1e9
                        ? String.format(Locale.ROOT, "%.1f M", value / 1e6)
                        : String.format(Locale.ROOT, "%.2f G", value / 1e9);
    }

    /** {@code 12.3 M} */
    public static String count(long value) {
        return count((double) value);
    }

    /** {@code 12.3 %} of a ratio. */
    public static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
    }
}
