package com.sitearis.maintenance.kpi.definition;

/** The sheets of a workbook. */
public enum Sheet {
    SUMMARY,
    AVAILABILITY,
    PERFORMANCE,
    INCIDENTS,
    DEPLOYMENTS,
    SECURITY,
    DATABASE,
    CALENDAR,
    HISTORY,
    METHOD,
    JOURNAL
}
