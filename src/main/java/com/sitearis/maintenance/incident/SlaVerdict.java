package com.sitearis.maintenance.incident;

/** What a period says about its objective. */
public enum SlaVerdict {
    /** Above the objective, even if all unknown time was down. */
    MET,
    /** Not above it, even if all unknown time was up. */
    MISSED,
    /** The unknown time could decide either way. Never shown as good. */
    INCONCLUSIVE,
    /** Nothing is known, or there is no objective. */
    UNKNOWN
}
