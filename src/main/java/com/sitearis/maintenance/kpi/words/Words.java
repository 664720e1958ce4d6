package com.sitearis.maintenance.kpi.words;

import com.sitearis.maintenance.kpi.inputs.Note;
import com.sitearis.maintenance.notify.words.Texts;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of one language; see {@code words_fr.properties} and {@code words_en.properties}. */
public final class Words extends Texts {

    private Words(Locale language) {
        super(Words.class, language);
    }

    /** French, or English for every other language. */
    public static Words in(Locale language) {
        return new Words(language);
    }

    public String say(Note note) {
        return say(note.key(), note.args().toArray());
    }

    public String say(Enum<?> constant) {
        return say(constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "." + constant.name());
    }

    /** {@code octobre 2026}. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", language()).format(month);
    }
}
