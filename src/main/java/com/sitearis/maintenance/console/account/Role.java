package com.sitearis.maintenance.console.account;

/** What somebody may do; each includes those before it. */
public enum Role {
    /** Sees everything. */
    VIEWER,
    /** Runs, relaunches and stops; takes up incidents; restores into new databases. */
    OPERATOR,
    /** Accounts, tokens of others, the audit log; restores over what is there. */
    ADMIN;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    public Role atMost(Role other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
