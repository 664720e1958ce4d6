package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the prefixes of sessions said behind time and process: mostly the same as in the session's record before. */
final class KnownTails {

    private static final int SLOTS = 64;

    private static final class Tail {
        final byte[] bytes;
        final LogRecord names;

        Tail(byte[] bytes, LogRecord names) {
            this.bytes = bytes;
            this.names = names;
        }
    }

    private final @Nullable Tail[] tails = new Tail[SLOTS];

    /** Takes the names from the session's last record, when the line goes on in the same way; else -1. */
    int match(byte[] bytes, int at, int to, LogRecord record) {
        Tail tail = tails[slot(record)];
        if (tail == null || !Bytes.startsWith(bytes, at, to, tail.bytes)) {
            return -1;
        }
        int end = at + tail.bytes.length;
        if (StderrParser.severityEnds(bytes, end, to) < 0) {
            return -1;
        }
        record.user.set(tail.names.user);
        record.database.set(tail.names.database);
        record.application.set(tail.names.application);
        record.host.set(tail.names.host);
        return end;
    }

    void remember(byte[] bytes, int from, int to, LogRecord record) {
        tails[slot(record)] = new Tail(Arrays.copyOfRange(bytes, from, to), record.copy());
    }

    private static int slot(LogRecord record) {
        return (int) record.session & (SLOTS - 1);
    }
}
