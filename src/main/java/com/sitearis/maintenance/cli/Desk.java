package com.sitearis.maintenance.cli;

/** What a command works with when it finds out itself. */
interface Desk extends AutoCloseable {

    /** In the plan's zone. */
    Times times();

    @Override
    void close();
}
