package com.sitearis.maintenance.slowquery.weekly.review;

import java.util.Locale;

/** What a finding is about, in the order in which they are shown. */
public enum FindingKind {
    SLOW,
    REGRESSION,
    PLAN_CHANGED,
    NEW_QUERY,
    TIME_SHARE,
    LOOP,
    LOCK_WAIT,
    SEQUENTIAL_SCAN,
    TEMPORARY_FILES,
    CACHE,
    ROWS,
    IDLE_IN_TRANSACTION;

    /** Such as {@code query-plan-changed}. */
    public String key() {
        return "query-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
