package com.sitearis.maintenance.kpi.words;

import com.sitearis.maintenance.kpi.inputs.Note;
import java.text.MessageFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of one language; see {@code words_fr.properties} and {@code words_en.properties}. */
public final class Words {

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

    /** The text of a key, with what stands in it. */
    public String say(String key, Object... args) {
        return plain(new MessageFormat(texts.getString(key), language).format(args));
    }

    public String say(Note note) {
        return say(note.key(), note.args().toArray());
    }

    public String say(Enum<?> constant) {
        return say(constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "." + constant.name());
    }

    /** {@code octobre 2026}. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", language).format(month);
    }

    /** Java's French numbers hold narrow no-break spaces, which plain text and older fonts do not show. */
    static String plain(String text) {
        return text.replace('\u202F', ' ').replace('\u00A0', ' ');
    }
}
