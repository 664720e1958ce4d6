package com.sitearis.maintenance.metrics;

/** How a deployment ended. */
public enum Outcome {
    SUCCEEDED,
    FAILED,
    /** Given up before it was done; counts neither way. */
    CANCELED,
    /** It had succeeded, and was taken back within 48 hours. */
    ROLLED_BACK
}
