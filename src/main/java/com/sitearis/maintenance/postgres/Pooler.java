package com.sitearis.maintenance.postgres;

public final class Pooler {
    private Pooler() {}

    public static void requireSession(com.sitearis.maintenance.plan.PgAddress a) {}
}
