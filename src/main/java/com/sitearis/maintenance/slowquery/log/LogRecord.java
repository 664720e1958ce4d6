package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.Severity;
import org.jspecify.annotations.Nullable;

/** One record of any format, reused for the next one. Absent parts are empty. */
final class LogRecord {

    final Slice time = new Slice();
    final Slice user = new Slice();
    final Slice database = new Slice();
    final Slice application = new Slice();
    final Slice host = new Slice();
    final Slice state = new Slice();
    final Slice message = new Slice();
    /** The statement during which it happened. */
    final Slice statement = new Slice();
    /** The process or session, as far as records are told apart by it. */
    long session;
    /** Null for the lines that stderr logs add to a record. */
    @Nullable
    Severity severity;
    /** Whether this line adds the statement to the session's record before it. */
    boolean addsStatement;

    void clear() {
        time.clear();
        user.clear();
        database.clear();
        application.clear();
        host.clear();
        state.clear();
        message.clear();
        statement.clear();
        session = 0;
        severity = null;
        addsStatement = false;
    }

    /** A copy of what names are counted by, which stays when this record is reused. */
    LogRecord copy() {
        LogRecord copy = new LogRecord();
        copy.session = session;
        copy.time.copy(time);
        copy.user.copy(user);
        copy.database.copy(database);
        copy.application.copy(application);
        copy.host.copy(host);
        return copy;
    }
}
