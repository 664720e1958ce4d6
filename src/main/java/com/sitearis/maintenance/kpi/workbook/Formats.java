package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Unit;
import com.sitearis.maintenance.kpi.words.Words;

/** Excel's number formats. Decimal marks follow the reader's Excel; names of months follow the workbook's language. */
final class Formats {

    static final String DURATION = "[h]:mm:ss";

    private Formats() {}

    static String instant(Words words) {
        return words.french() ? "dd/mm/yyyy hh:mm" : "yyyy-mm-dd hh:mm";
    }

    static String date(Words words) {
        return words.french() ? "dd/mm/yyyy" : "yyyy-mm-dd";
    }

    static String month(Words words) {
        return (words.french() ? "[$-40C]" : "[$-409]") + "mmm yyyy";
    }

    /** Of a KPI's values, as {@link #cell} gives them. */
    static String value(Kpi kpi, Words words) {
        return digits(kpi.decimals()) + unit(kpi, words);
    }

    static String objective(Kpi kpi, Words words) {
        int scale = Math.max(0, kpi.objective().limit().scale());
        return "\"" + kpi.objective().sign() + " \"" + digits(scale) + unit(kpi, words);
    }

    static String atLeast(Kpi kpi, Words words) {
        return "\"> \"" + digits(0) + unit(kpi, words);
    }

    static String delta(Kpi kpi, Words words) {
        String format = value(kpi, words);
        return "+" + format + ";-" + format + ";" + format;
    }

    /** How a value in base units stands in a cell: shares as they are, for Excel's percent; all else in its unit. */
    static double cell(Kpi kpi, double base) {
        Unit unit = kpi.objective().unit();
        return unit == Unit.PERCENT ? base : base / unit.base();
    }

    private static String digits(int decimals) {
        return decimals == 0 ? "0" : "0." + "0".repeat(decimals);
    }

    private static String unit(Kpi kpi, Words words) {
        Unit unit = kpi.objective().unit();
        return switch (unit) {
            case PERCENT -> "%";
            case NONE -> "";
            case DAYS -> words.french() ? "\" j\"" : "\" d\"";
            case MILLISECONDS, SECONDS, MINUTES, HOURS -> "\" " + unit.symbol() + "\"";
        };
    }
}
