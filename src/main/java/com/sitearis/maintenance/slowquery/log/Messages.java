package com.sitearis.maintenance.slowquery.log;

import static com.sitearis.maintenance.slowquery.log.RecordSink.ascii;

import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import com.sitearis.maintenance.slowquery.log.Seam.Pending;
import java.util.ArrayList;
import java.util.List;

/** Knows the server's messages that mean an event. Others are counted by their severity only. */
final class Messages {

    private static final byte[] TEMPORARY_FILE = ascii("temporary file:");
    private static final byte[] SIZE = ascii(", size ");
    private static final byte[] PROCESS = ascii("process ");
    private static final byte[] WAITING = ascii(" still waiting for ");
    private static final byte[] ACQUIRED = ascii(" acquired ");
    private static final byte[] AFTER = ascii(" after ");

    private static final List<Known> BEGINNINGS = new ArrayList<>();
    private static final List<Known> ERRORS = new ArrayList<>();

    static {
        BEGINNINGS.add(new Known("connection received", LogEvent.CONNECTION_RECEIVED));
        BEGINNINGS.add(new Known("connection authorized", LogEvent.CONNECTION_AUTHORIZED));
        BEGINNINGS.add(new Known("disconnection", LogEvent.DISCONNECTION));
        BEGINNINGS.add(new Known("automatic vacuum", LogEvent.AUTOVACUUM));
        BEGINNINGS.add(new Known("automatic aggressive vacuum", LogEvent.AUTOVACUUM));
        BEGINNINGS.add(new Known("automatic analyze", LogEvent.AUTOANALYZE));
        BEGINNINGS.add(new Known("checkpoint starting", LogEvent.CHECKPOINT_STARTED));
        BEGINNINGS.add(new Known("checkpoint complete", LogEvent.CHECKPOINT));
        ERRORS.add(new Known("deadlock detected", LogEvent.DEADLOCK));
        ERRORS.add(new Known("canceling statement due to user request", LogEvent.CANCELLED_BY_USER));
        ERRORS.add(new Known("canceling statement due to statement timeout", LogEvent.STATEMENT_TIMEOUT));
        ERRORS.add(new Known("canceling statement due to lock timeout", LogEvent.LOCK_TIMEOUT));
        ERRORS.add(new Known("terminating connection due to administrator command", LogEvent.TERMINATED));
        ERRORS.add(new Known("could not serialize access", LogEvent.SERIALIZATION_FAILURE));
    }

    private static final class Known {
        final byte[] text;
        final LogEvent event;

        Known(String text, LogEvent event) {
            this.text = ascii(text);
            this.event = event;
        }
    }

    private final Tally tally;

    Messages(Tally tally) {
        this.tally = tally;
    }

    /** Counts a message of severity LOG. */
    Pending log(Slice message) {
        byte[] bytes = message.bytes;
        if (Bytes.startsWith(bytes, message.from, message.to, TEMPORARY_FILE)) {
            return temporaryFile(message);
        }
        if (Bytes.startsWith(bytes, message.from, message.to, PROCESS)) {
            return lock(message);
        }
        beginning(message, BEGINNINGS);
        return Pending.nothing();
    }

    void error(Slice message) {
        beginning(message, ERRORS);
    }

    private void beginning(Slice message, List<Known> known) {
        for (Known one : known) {
            if (Bytes.startsWith(message.bytes, message.from, message.to, one.text)) {
                tally.count(one.event, 0);
                return;
            }
        }
    }

    private Pending temporaryFile(Slice message) {
        int at = last(message, SIZE);
        if (at < 0) {
            return Pending.nothing();
        }
        long size = Digits.whole(message.bytes, at + SIZE.length, message.to);
        tally.count(LogEvent.TEMPORARY_FILE, size);
        tally.largestTemporaryFile = Math.max(tally.largestTemporaryFile, size);
        return Pending.temporaryFile(size);
    }

    private Pending lock(Slice message) {
        byte[] bytes = message.bytes;
        int at = message.from + PROCESS.length;
        while (at < message.to && Digits.is(bytes[at])) {
            at++;
        }
        if (Bytes.startsWith(bytes, at, message.to, WAITING)) {
            tally.count(LogEvent.LOCK_WAITING, 0);
        } else if (Bytes.startsWith(bytes, at, message.to, ACQUIRED)) {
            int after = last(message, AFTER);
            long waited = after < 0 ? 0 : Math.max(0, Digits.micros(bytes, after + AFTER.length, message.to));
            tally.count(LogEvent.LOCK_ACQUIRED, waited);
            return Pending.lock(waited);
        }
        return Pending.nothing();
    }

    private static int last(Slice message, byte[] text) {
        for (int at = message.to - text.length; at >= message.from; at--) {
            if (Bytes.startsWith(message.bytes, at, message.to, text)) {
                return at;
            }
        }
        return -1;
    }
}
