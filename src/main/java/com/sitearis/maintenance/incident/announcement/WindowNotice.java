package com.sitearis.maintenance.incident.announcement;

/** What is told of a window, each once. */
enum WindowNotice {
    ANNOUNCED,
    /** Seven days before. */
    WEEK,
    DAY,
    HOUR,
    BEGUN,
    ENDED,
    CANCELLED
}
