package com.sitearis.maintenance.kpi.workbook;

import org.jspecify.annotations.Nullable;

/**
 * How a cell looks.
 *
 * @param format Excel's number format; null for text
 * @param fill RRGGBB, or null
 */
record Look(
        @Nullable String format,
        @Nullable String fill,
        String ink,
        boolean bold,
        int points,
        boolean wrap,
        boolean centered,
        boolean boxed) {

    static final String BLACK = "1F2933";
    static final Look TEXT = new Look(null, null, BLACK, false, 10, true, false, true);
    static final Look PLAIN = new Look(null, null, BLACK, false, 10, false, false, false);
    static final Look PARAGRAPH = new Look(null, null, BLACK, false, 10, true, false, false);
    static final Look TITLE = new Look(null, null, "17365D", true, 16, false, false, false);
    static final Look SECTION = new Look(null, null, "17365D", true, 12, false, false, false);
    static final Look QUIET = new Look(null, null, "616E7C", false, 9, false, false, false);
    static final Look HEAD = new Look(null, "17365D", "FFFFFF", true, 10, true, true, true);
    static final Look EMPTY = TEXT.on("EDF0F3").ink("616E7C").center();

    Look as(String excelFormat) {
        return new Look(excelFormat, fill, ink, bold, points, wrap, centered, boxed);
    }

    Look on(String rgb) {
        return new Look(format, rgb, ink, bold, points, wrap, centered, boxed);
    }

    Look ink(String rgb) {
        return new Look(format, fill, rgb, bold, points, wrap, centered, boxed);
    }

    Look strong() {
        return new Look(format, fill, ink, true, points, wrap, centered, boxed);
    }

    Look smaller() {
        return new Look(format, fill, ink, bold, points - 1, wrap, centered, boxed);
    }

    Look center() {
        return new Look(format, fill, ink, bold, points, wrap, true, boxed);
    }
}
