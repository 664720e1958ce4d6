package com.sitearis.maintenance.notify.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of one package in one language: its {@code words_fr.properties} and {@code words_en.properties}. */
public abstract class Texts {

    private final Locale language;
    private final ResourceBundle texts;

    /**
     * Reads them.
     *
     * @param language French, or English for every other one
     */
    protected Texts(Class<?> owner, Locale language) {
        this.language = language.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        // Without the fallback, what lacks in one language would come in that of the machine.
        this.texts = ResourceBundle.getBundle(
                owner.getPackageName() + ".words",
                this.language,
                owner.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public final Locale language() {
        return language;
    }

    public final boolean french() {
        return language.equals(Locale.FRENCH);
    }

    /** The text of a key, with what stands in it. */
    public final String say(String key, Object... args) {
        return plain(new MessageFormat(texts.getString(key), language).format(args));
    }

    /** Java's French numbers hold narrow no-break spaces, which plain text and older fonts do not show. */
    public static String plain(String text) {
        return text.replace('\u202F', ' ').replace('\u00A0', ' ');
    }
}
