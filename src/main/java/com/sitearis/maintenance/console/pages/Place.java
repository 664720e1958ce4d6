package com.sitearis.maintenance.console.pages;

import com.sitearis.maintenance.console.account.Role;
import java.util.List;

/**
 * A place of the navigation.
 *
 * @param word names its text
 * @param role who sees it
 */
record Place(String path, String word, Role role) {

    static final List<Place> ALL = List.of(
            new Place("/", "today.title", Role.VIEWER),
            new Place("/jobs", "jobs.title", Role.VIEWER),
            new Place("/runs", "runs.title", Role.VIEWER),
            new Place("/backups", "backups.title", Role.VIEWER),
            new Place("/incidents", "incidents.title", Role.VIEWER),
            new Place("/windows", "windows.title", Role.VIEWER),
            new Place("/kpi", "kpi.title", Role.VIEWER),
            new Place("/slow-queries", "queries.title", Role.VIEWER),
            new Place("/findings", "findings.title", Role.VIEWER),
            new Place("/plan", "plan.title", Role.VIEWER),
            new Place("/accounts", "accounts.title", Role.ADMIN),
            new Place("/audit", "audit.title", Role.ADMIN));

    /** Whether a page lies here. */
    public boolean current(String page) {
        return page.equals(path) || (path.length() > 1 && page.startsWith(path + "/"));
    }
}
