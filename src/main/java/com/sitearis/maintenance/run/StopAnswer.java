package com.sitearis.maintenance.run;

/** What became of a request to stop. */
public enum StopAnswer {
    /** Its worker has been asked, and ends it within seconds. */
    ASKED,
    /** It was waiting for its next attempt, and is stopped. */
    STOPPED,
    /** It had ended before. */
    ENDED_BEFORE;

    static StopAnswer of(RunState state) {
        return state == RunState.STOPPED ? STOPPED : ASKED;
    }
}
