package com.sitearis.maintenance.run;

/** Where a run stands. */
public enum RunState {
    /** An attempt is under way, or its node died and another has not taken over yet. */
    RUNNING,
    /** The last attempt failed or was handed over; the next one is due at the run's {@code next_attempt}. */
    WAITING,
    SUCCEEDED,
    /** Failed, with no attempt left. */
    FAILED,
    /** Ended on request. */
    STOPPED;

    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == STOPPED;
    }
}
