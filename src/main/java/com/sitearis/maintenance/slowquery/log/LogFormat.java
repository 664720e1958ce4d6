package com.sitearis.maintenance.slowquery.log;

/** How records lie one behind another in a log. */
interface LogFormat {

    LogFormat NONE = new JsonLog();

    /** Where the last record of {@code [from, to)} that may be unfinished begins, or -1; at {@code from} a record begins. */
    int lastRecord(byte[] bytes, int from, int to);

    /** Where the first line behind {@code from} begins that may begin a record, or -1. */
    int nextRecord(byte[] bytes, int from, int to);

    /** Whether a record begins here, as far as the bytes up to {@code to} tell. */
    boolean begins(byte[] bytes, int at, int to);

    RecordParser parser();
}
