package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.Severity;
import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads the keys that matter and passes over the others. */
final class JsonParser implements RecordParser {

    private static final byte[] TIMESTAMP = RecordSink.ascii("timestamp");
    private static final byte[] USER = RecordSink.ascii("user");
    private static final byte[] DATABASE = RecordSink.ascii("dbname");
    private static final byte[] PID = RecordSink.ascii("pid");
    private static final byte[] HOST = RecordSink.ascii("remote_host");
    private static final byte[] SEVERITY = RecordSink.ascii("error_severity");
    private static final byte[] STATE = RecordSink.ascii("state_code");
    private static final byte[] MESSAGE = RecordSink.ascii("message");
    private static final byte[] STATEMENT = RecordSink.ascii("statement");
    private static final byte[] APPLICATION = RecordSink.ascii("application_name");
    private static final byte[] LOCAL = RecordSink.ascii("[local]");

    private final LogRecord record = new LogRecord();
    private final Scratch scratch = new Scratch();
    private final Slice severity = new Slice();

    @Override
    public void parse(Chunk chunk, RecordSink sink) {
        byte[] bytes = chunk.bytes;
        int line = 0;
        while (line < chunk.length) {
            int end = Bytes.find(bytes, line, chunk.length, (byte) '\n');
            int from = line;
            while (from < end && bytes[from] == 0) {
                from++; // a log cut to nothing while it was written to begins with these
            }
            if (object(bytes, from, end)) {
                sink.take(record);
            } else if (from < end && !(end - from == 1 && bytes[from] == '\r')) {
                sink.tally.unreadable(chunk, from, end);
            }
            line = end + 1;
        }
    }

    private boolean object(byte[] bytes, int from, int end) {
        if (from >= end || bytes[from] != '{') {
            return false;
        }
        record.clear();
        record.host.set(LOCAL, 0, LOCAL.length);
        scratch.clear();
        severity.clear();
        int at = from + 1;
        boolean more = true;
        while (more) {
            at = blank(bytes, at, end);
            if (at >= end || bytes[at] != '"') {
                return false;
            }
            int key = at + 1;
            int keyEnd = JsonString.skip(bytes, key, end) - 1;
            if (keyEnd < key) {
                return false;
            }
            at = blank(bytes, keyEnd + 1, end);
            if (at >= end || bytes[at] != ':') {
                return false;
            }
            at = value(bytes, key, keyEnd, blank(bytes, at + 1, end), end);
            at = at < 0 ? end : blank(bytes, at, end);
            if (at >= end) {
                return false;
            }
            more = bytes[at] == ',';
            if (!more && bytes[at] != '}') {
                return false;
            }
            at++;
        }
        record.severity = severity(severity);
        return record.severity != null;
    }

    private static @Nullable Severity severity(Slice name) {
        Severity severity = Severities.of(name.bytes, name.from, name.to);
        return severity != null ? severity : Severities.translated(name.bytes, name.from, name.to);
    }

    /** Reads the value at {@code at}; answers the byte behind it, or -1. */
    private int value(byte[] bytes, int key, int keyEnd, int at, int end) {
        if (at < end && bytes[at] == '"') {
            Slice slice = slice(bytes, key, keyEnd);
            if (slice == null) {
                return JsonString.skip(bytes, at + 1, end);
            }
            slice.set(bytes, at + 1, end);
            return JsonString.read(slice, scratch);
        }
        int to = at;
        while (to < end && bytes[to] != ',' && bytes[to] != '}') {
            if (bytes[to] == '"' || bytes[to] == '{' || bytes[to] == '[') {
                return -1; // PostgreSQL writes flat objects only
            }
            to++;
        }
        if (is(bytes, key, keyEnd, PID)) {
            record.session = Digits.whole(bytes, at, to);
        }
        return to;
    }

    private @Nullable Slice slice(byte[] bytes, int key, int keyEnd) {
        return switch (keyEnd - key) {
            case 4 -> is(bytes, key, keyEnd, USER) ? record.user : null;
            case 6 -> is(bytes, key, keyEnd, DATABASE) ? record.database : null;
            case 7 -> is(bytes, key, keyEnd, MESSAGE) ? record.message : null;
            case 9 ->
                is(bytes, key, keyEnd, TIMESTAMP)
                        ? record.time
                        : is(bytes, key, keyEnd, STATEMENT) ? record.statement : null;
            case 10 -> is(bytes, key, keyEnd, STATE) ? record.state : null;
            case 11 -> is(bytes, key, keyEnd, HOST) ? record.host : null;
            case 14 -> is(bytes, key, keyEnd, SEVERITY) ? severity : null;
            case 16 -> is(bytes, key, keyEnd, APPLICATION) ? record.application : null;
            default -> null;
        };
    }

    private static boolean is(byte[] bytes, int from, int to, byte[] name) {
        return to - from == name.length && Bytes.startsWith(bytes, from, to, name);
    }

    private static int blank(byte[] bytes, int at, int end) {
        int next = at;
        while (next < end && bytes[next] == ' ') {
            next++;
        }
        return next;
    }
}
