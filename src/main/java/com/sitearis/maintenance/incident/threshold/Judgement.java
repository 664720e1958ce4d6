package com.sitearis.maintenance.incident.threshold;

import java.util.Locale;

/**
 * What was found out about one group of series.
 *
 * @param group whom it is about: a target, and labels that are judged apart
 * @param text the figure with its number of samples, or why there is none
 */
record Judgement(Group group, Verdict verdict, String text) {

    /** How a figure stands to its threshold. */
    enum Verdict {
        BREACHED,
        /** Between the value where the condition begins and the one where it ends: whatever was the case goes on. */
        BETWEEN,
        FINE,
        /** Too few samples. Never fine. */
        NOT_JUDGED
    }

    @Override
    public String toString() {
        String word = verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return (group.toString().isEmpty() ? "" : group + " ") + word + ": " + text;
    }
}
