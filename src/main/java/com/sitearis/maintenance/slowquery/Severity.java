package com.sitearis.maintenance.slowquery;

/** PostgreSQL's severities. */
public enum Severity {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    LOG,
    FATAL,
    PANIC
}
