package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.Severity;
import com.sitearis.maintenance.slowquery.fingerprint.Bytes;

/** Reads csvlog's columns, which are the same in PostgreSQL 9 to 18 as far as they are used here. */
final class CsvParser implements RecordParser {

    private static final int TIME = 0;
    private static final int USER = 1;
    private static final int DATABASE = 2;
    private static final int PID = 3;
    private static final int HOST = 4;
    private static final int SEVERITY = 11;
    private static final int STATE = 12;
    private static final int MESSAGE = 13;
    private static final int STATEMENT = 19;
    private static final int APPLICATION = 22;

    private final CsvLog format;
    private final CsvFields fields = new CsvFields();
    private final LogRecord record = new LogRecord();
    private final Scratch scratch = new Scratch();

    CsvParser(CsvLog format) {
        this.format = format;
    }

    @Override
    public void parse(Chunk chunk, RecordSink sink) {
        byte[] bytes = chunk.bytes;
        int at = 0;
        while (at < chunk.length) {
            while (at < chunk.length && (bytes[at] == 0 || bytes[at] == '\n' || bytes[at] == '\r')) {
                at++;
            }
            if (at == chunk.length) {
                return;
            }
            int next = format.begins(bytes, at, chunk.length) ? fields.read(bytes, at, chunk.length) : -1;
            if (next >= 0 && take(bytes, sink)) {
                at = next;
            } else {
                next = format.nextBeginning(bytes, at, chunk.length);
                lines(chunk, at, next, sink);
                at = next;
            }
        }
    }

    /** Counts each line of what is no record. */
    private static void lines(Chunk chunk, int from, int to, RecordSink sink) {
        int line = from;
        while (line < to) {
            int end = Bytes.find(chunk.bytes, line, to, (byte) '\n');
            sink.tally.unreadable(chunk, line, end);
            line = end + 1;
        }
    }

    private boolean take(byte[] bytes, RecordSink sink) {
        record.clear();
        scratch.clear();
        Severity severity = Severities.of(bytes, fields.from[SEVERITY], fields.to[SEVERITY]);
        if (severity == null) {
            severity = Severities.translated(bytes, fields.from[SEVERITY], fields.to[SEVERITY]);
        }
        if (severity == null) {
            return false;
        }
        record.severity = severity;
        record.session = Digits.whole(bytes, fields.from[PID], fields.to[PID]);
        set(record.time, bytes, TIME);
        set(record.user, bytes, USER);
        set(record.database, bytes, DATABASE);
        set(record.host, bytes, HOST);
        set(record.state, bytes, STATE);
        set(record.message, bytes, MESSAGE);
        set(record.statement, bytes, STATEMENT);
        if (fields.count > APPLICATION) {
            set(record.application, bytes, APPLICATION);
        }
        withoutPort(record.host);
        sink.take(record);
        return true;
    }

    private void set(Slice slice, byte[] bytes, int field) {
        slice.set(bytes, fields.from[field], fields.to[field]);
        if (fields.doubled[field]) {
            single(slice);
        }
    }

    /** Doubled quotes become one. */
    private void single(Slice slice) {
        scratch.reserve(slice.size());
        int start = scratch.length;
        int from = slice.from;
        while (from < slice.to) {
            int quote = Bytes.find(slice.bytes, from, slice.to, (byte) '"');
            int end = Math.min(slice.to, quote + 1);
            System.arraycopy(slice.bytes, from, scratch.bytes, scratch.length, end - from);
            scratch.length += end - from;
            from = quote + 2;
        }
        slice.set(scratch.bytes, start, scratch.length);
    }

    private static void withoutPort(Slice host) {
        int at = host.to;
        while (at > host.from && Digits.is(host.bytes[at - 1])) {
            at--;
        }
        if (at > host.from && at < host.to && host.bytes[at - 1] == ':') {
            host.to = at - 1;
        }
    }
}
