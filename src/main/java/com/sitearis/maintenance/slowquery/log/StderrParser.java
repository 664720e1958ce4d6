package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.Severity;
import com.sitearis.maintenance.slowquery.fingerprint.Bytes;

/** Reads stderr logs. What is no line of a record is counted, and parts no record in two. */
final class StderrParser implements RecordParser {

    private static final byte[] STATEMENT = RecordSink.ascii("STATEMENT");
    /** What the server adds to a record in lines of their own, besides the statement. */
    private static final byte[][] ADDED = {
        RecordSink.ascii("DETAIL"),
        RecordSink.ascii("HINT"),
        RecordSink.ascii("CONTEXT"),
        RecordSink.ascii("QUERY"),
        RecordSink.ascii("LOCATION"),
        RecordSink.ascii("BACKTRACE")
    };

    private final LinePrefix prefix;
    private final LogRecord record = new LogRecord();
    /** By how many bytes the record was moved to close a gap. */
    private int shift;

    StderrParser(LinePrefix prefix) {
        this.prefix = prefix;
    }

    /** Where the colon behind a word stands that may be a severity, or -1. */
    static int severityEnds(byte[] bytes, int at, int to) {
        if (at + 5 < to && bytes[at] == 'L' && bytes[at + 1] == 'O' && bytes[at + 2] == 'G' && bytes[at + 3] == ':') {
            return bytes[at + 4] == ' ' && bytes[at + 5] == ' ' ? at + 3 : -1;
        }
        int most = Math.min(to, at + 48);
        int end = at;
        while (end < most && bytes[end] != ':' && bytes[end] != '\t') {
            end++;
        }
        boolean two = end + 2 < to && bytes[end] == ':' && bytes[end + 1] == ' ' && bytes[end + 2] == ' ';
        if (!two || end == at) {
            return -1;
        }
        return known(bytes, at, end) ? end : -1;
    }

    private static boolean known(byte[] bytes, int at, int end) {
        if (Severities.of(bytes, at, end) != null || added(bytes, at, end)) {
            return true;
        }
        return word(bytes, at, end);
    }

    private static boolean added(byte[] bytes, int at, int end) {
        if (is(bytes, at, end, STATEMENT)) {
            return true;
        }
        for (byte[] one : ADDED) {
            if (is(bytes, at, end, one)) {
                return true;
            }
        }
        return false;
    }

    /** A word in capitals of any script, as other languages' severities are. */
    private static boolean word(byte[] bytes, int at, int end) {
        int last = bytes[end - 1] == ' ' ? end - 1 : end; // French writes a blank before a colon
        for (int i = at; i < last; i++) {
            if (bytes[i] >= 0 && !(bytes[i] >= 'A' && bytes[i] <= 'Z') && bytes[i] != '-') {
                return false;
            }
        }
        return last > at;
    }

    @Override
    public void parse(Chunk chunk, RecordSink sink) {
        int at = 0;
        while (at < chunk.length) {
            at = record(chunk, at, sink);
        }
    }

    private int record(Chunk chunk, int begin, RecordSink sink) {
        byte[] bytes = chunk.bytes;
        int from = begin;
        while (from < chunk.length && (bytes[from] == 0 || bytes[from] == '\n' || bytes[from] == '\r')) {
            from++;
        }
        if (from == chunk.length) {
            return from;
        }
        int end = Bytes.find(bytes, from, chunk.length, (byte) '\n');
        record.clear();
        int severity = bytes[from] == '\t' ? -1 : prefix.match(bytes, from, end, record);
        if (severity < 0) {
            sink.tally.unreadable(chunk, from, end);
            return end + 1;
        }
        end = end(chunk, from, end, sink);
        take(bytes, severity + shift, end, sink);
        return end + 1;
    }

    /** The end of the record's last line. Lines of others within it are taken out, by moving what is before them. */
    private int end(Chunk chunk, int from, int firstEnd, RecordSink sink) {
        byte[] bytes = chunk.bytes;
        int start = from;
        int end = firstEnd;
        shift = 0;
        while (end + 1 < chunk.length) {
            int line = end + 1;
            int lineEnd = Bytes.find(bytes, line, chunk.length, (byte) '\n');
            if (bytes[line] == '\t') {
                end = lineEnd;
                continue;
            }
            boolean foreign = !prefix.plausible(bytes, line, chunk.length)
                    && lineEnd > line
                    && lineEnd + 1 < chunk.length
                    && bytes[lineEnd + 1] == '\t';
            if (!foreign) {
                break;
            }
            sink.tally.unreadable(chunk, line, lineEnd);
            int size = lineEnd + 1 - line;
            System.arraycopy(bytes, start, bytes, start + size, line - start);
            start += size;
            shift += size;
            end = lineEnd;
        }
        return end;
    }

    private void take(byte[] bytes, int from, int end, RecordSink sink) {
        int colon = severityEnds(bytes, from, end);
        int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        if (shift > 0) {
            move(bytes, shift);
        }
        record.message.set(bytes, Math.min(to, colon + 3), to);
        Severity severity = Severities.of(bytes, from, colon);
        if (severity == null && !added(bytes, from, colon)) {
            int last = bytes[colon - 1] == ' ' ? colon - 1 : colon;
            severity = Severities.translated(bytes, from, last);
            sink.tally.foreignWords++;
        }
        record.severity = severity;
        record.addsStatement = severity == null && is(bytes, from, colon, STATEMENT);
        sink.take(record);
    }

    private void move(byte[] bytes, int by) {
        for (Slice part :
                new Slice[] {record.time, record.user, record.database, record.application, record.host, record.state
                }) {
            if (part.bytes == bytes) {
                part.from += by;
                part.to += by;
            }
        }
    }

    private static boolean is(byte[] bytes, int from, int to, byte[] name) {
        return to - from == name.length && Bytes.startsWith(bytes, from, to, name);
    }
}
