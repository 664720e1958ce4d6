package com.sitearis.maintenance.incident;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What has to be answered before an incident of P0 or P1 is closed: rows 30 to 32 and 114 to 119 of the written plan. */
public enum ChecklistItem {
    /** The resolution was confirmed: by whom, how. */
    RESOLUTION,
    /** Those who were affected were told: when, where. */
    USERS_TOLD,
    /** The incident is documented: where. */
    DOCUMENTED,
    /** Why it happened. */
    ROOT_CAUSE,
    /** What keeps it from happening again. */
    ACTIONS,
    /** Which procedures were updated, or why none had to be. */
    PROCEDURES;

    /** As commands write it: {@code root-cause}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ChecklistItem> of(String word) {
        return Arrays.stream(values()).filter(item -> item.word().equals(word)).findFirst();
    }

    /** The items without an answer. */
    static List<ChecklistItem> missing(Collection<ChecklistItem> answered) {
        return Arrays.stream(values()).filter(item -> !answered.contains(item)).toList();
    }
}
