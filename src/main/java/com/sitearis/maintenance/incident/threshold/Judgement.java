package com.sitearis.maintenance.incident.threshold;

import java.util.Locale;
import java.util.function.Function;

/**
 * What was found out about one group of series.
 *
 * @param group whom it is about: a target, and labels that are judged apart
 * @param words the figure with its number of samples, or why there is none, in a language
 */
record Judgement(Group group, Verdict verdict, Function<Locale, String> words) {

    /** How a figure stands to its threshold. */
    enum Verdict {
        BREACHED,
        /** Between the value where the condition begins and the one where it ends: whatever was the case goes on. */
        BETWEEN,
        FINE,
        /** Too few samples. Never fine. */
        NOT_JUDGED
    }

    String text(Locale language) {
        return words.apply(language);
    }

    /** For the run's record. */
    @Override
    public String toString() {
        String word = verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return (group.toString().isEmpty() ? "" : group + " ") + word + ": " + text(Locale.ENGLISH);
    }
}
