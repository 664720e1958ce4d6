package com.sitearis.maintenance.plan.written;

import java.util.Locale;
import java.util.Set;

/**
 * One row of the written plan.
 *
 * @param number from 1; never changes
 * @param by what it takes to carry it out
 */
public record WrittenRow(int number, Text section, Text title, Set<By> by) {

    public WrittenRow {
        by = Set.copyOf(by);
    }

    /** What it takes. */
    public enum By {
        /** A job of this product does it. */
        JOB,
        /** Somebody does it, and leaves a proof. */
        PEOPLE,
        /** Another system takes part. */
        OUTSIDE
    }

    /** The same in both languages of a plan. */
    public record Text(String english, String french) {

        /** French in French, English in any other language. */
        public String in(Locale language) {
            return language.getLanguage().equals(Locale.FRENCH.getLanguage()) ? french : english;
        }
    }
}
