package com.sitearis.maintenance.audit;

/** What became of it. */
public enum Outcome {
    DONE,
    /** Not allowed, or not possible as things stood; nothing was changed. */
    REFUSED,
    /** Tried, and failed on the way. */
    FAILED
}
