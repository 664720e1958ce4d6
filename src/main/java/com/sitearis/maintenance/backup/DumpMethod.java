package com.sitearis.maintenance.backup;

/** How a database is dumped. Both are restored by standard programs alone. */
public enum DumpMethod {
    /** One file in custom format; one connection, no room needed beside the store. */
    STREAM,
    /** Directory format: several connections, one compressed file for each table; passes through the spool. */
    PARALLEL
}
