package com.sitearis.maintenance.finding;

/** How soon somebody has to act; in rising order. */
public enum Severity {
    /** Worth knowing; nothing is lost by leaving it. */
    NOTE,
    /** To be planned. */
    WARNING,
    /** Cannot wait: data or service are in danger. */
    SEVERE
}
