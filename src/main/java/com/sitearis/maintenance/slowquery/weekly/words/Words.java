package com.sitearis.maintenance.slowquery.weekly.words;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** The words and figures of one language; see {@code words_fr.properties} and {@code words_en.properties}. */
public final class Words {

    private static final String NONE = "–";

    private final Locale language;
    private final ResourceBundle texts;

    private Words(Locale language) {
        this.language = language;
        // Without the fallback, what lacks in one language would come in that of the machine.
        this.texts = ResourceBundle.getBundle(
                Words.class.getPackageName() + ".words",
                language,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** French, or English for every other language. */
    public static Words in(Locale language) {
        return new Words(language.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH);
    }

    public Locale language() {
        return language;
    }

    public boolean french() {
        return language.equals(Locale.FRENCH);
    }

    public String say(String key, Object... args) {
        return plain(new MessageFormat(texts.getString(key), language).format(args));
    }

    /** {@code 2026-W46}, in French {@code 2026-S46}. */
    public String week(LocalDate monday) {
        return String.format(
                Locale.ROOT,
                "%d-%s%02d",
                monday.get(IsoFields.WEEK_BASED_YEAR),
                french() ? "S" : "W",
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    public String day(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(date);
    }

    public String at(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(french() ? "dd/MM/uuuu HH:mm" : "uuuu-MM-dd HH:mm")
                .format(instant.atZone(zone));
    }

    /** With the unit that suits it: {@code 0.18 ms}, {@code 340 ms}, {@code 1.25 s}, {@code 12.5 min}, {@code 3.1 h}. */
    public String time(@Nullable Double ms) {
        if (ms == null || ms.isNaN()) {
            return NONE;
        }
        if (ms < 999.5) {
            return number(ms, ms < 10 ? 2 : ms < 100 ? 1 : 0) + " ms";
        }
        if (ms < 60_000) {
            return number(ms / 1000, 2) + " s";
        }
        return ms < 3_600_000 ? number(ms / 60_000, 1) + " min" : number(ms / 3_600_000, 1) + " h";
    }

    public String count(@Nullable Long count) {
        return count == null ? NONE : number(count, 0);
    }

    public String share(@Nullable Double share) {
        return share == null || share.isNaN() ? NONE : number(share * 100, 1) + (french() ? " %" : "%");
    }

    public String times(double ratio) {
        return "× " + number(ratio, ratio < 10 ? 1 : 0);
    }

    public String bytes(@Nullable Double bytes) {
        if (bytes == null) {
            return NONE;
        }
        String unit = french() ? "o" : "B";
        if (bytes < 1e6) {
            return number(bytes / 1e3, 0) + " k" + unit;
        }
        return bytes < 1e9 ? number(bytes / 1e6, 1) + " M" + unit : number(bytes / 1e9, 2) + " G" + unit;
    }

    public String number(double value, int decimals) {
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMaximumFractionDigits(decimals);
        return plain(format.format(value));
    }

    /** Java's French numbers hold narrow no-break spaces, which plain text and older fonts do not show. */
    private static String plain(String text) {
        return text.replace('\u202F', '\u00A0').replace('\u00A0', ' ');
    }
}
