package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.Severity;
import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import com.sitearis.maintenance.slowquery.log.Seam.Pending;
import java.nio.charset.StandardCharsets;

/** Takes records and counts what they tell. */
@SuppressWarnings("EnumOrdinal") // an index of figures in memory, never stored
final class RecordSink {

    private static final byte[] DURATION = ascii("duration: ");
    private static final byte[] STATEMENT = ascii("statement: ");
    private static final byte[] EXECUTE = ascii("execute ");
    private static final byte[] FASTPATH = ascii("fastpath function call: ");
    private static final byte[] PARSE = ascii("parse ");
    private static final byte[] BIND = ascii("bind ");
    private static final byte[] PLAN = ascii("plan:");
    private static final int GAP = " ms  ".length();

    final Tally tally;
    private final Messages messages;
    private Seam seam = new Seam(0);

    RecordSink(Tally tally) {
        this.tally = tally;
        this.messages = new Messages(tally);
    }

    void begin(Seam next) {
        seam = next;
    }

    void take(LogRecord record) {
        Severity severity = record.severity;
        if (tally.places != null) {
            tally.queries.place(tally.places.at(record));
        }
        if (severity == null) {
            if (record.addsStatement) {
                added(record);
            }
            return;
        }
        tally.records++;
        tally.severities[severity.ordinal()]++;
        tally.time(record.time);
        Slice message = record.message;
        if (severity != Severity.LOG) {
            other(record, severity);
        } else if (Bytes.startsWith(message.bytes, message.from, message.to, DURATION)) {
            duration(record, message.bytes, message.from + DURATION.length, message.to);
        } else if (Bytes.startsWith(message.bytes, message.from, message.to, STATEMENT)) {
            begun(record, message.from + STATEMENT.length);
        } else if (Bytes.startsWith(message.bytes, message.from, message.to, EXECUTE)) {
            begun(record, text(message.bytes, message.from + EXECUTE.length, message.to));
        } else {
            event(record, messages.log(message));
        }
    }

    private void duration(LogRecord record, byte[] bytes, int from, int to) {
        long micros = Digits.micros(bytes, from, to);
        int kind = Digits.end(bytes, from, to) + GAP;
        if (micros < 0) {
            return;
        }
        if (kind >= to) {
            alone(record, micros);
        } else if (Bytes.startsWith(bytes, kind, to, STATEMENT)) {
            statement(record, bytes, kind + STATEMENT.length, to, micros);
        } else if (Bytes.startsWith(bytes, kind, to, EXECUTE)) {
            tally.count(LogEvent.EXECUTE, micros);
            statement(record, bytes, text(bytes, kind + EXECUTE.length, to), to, micros);
        } else if (Bytes.startsWith(bytes, kind, to, BIND)) {
            tally.count(LogEvent.BIND, micros);
        } else if (Bytes.startsWith(bytes, kind, to, PARSE)) {
            tally.count(LogEvent.PARSE, micros);
        } else if (Bytes.startsWith(bytes, kind, to, PLAN)) {
            tally.count(LogEvent.PLAN, micros);
            PlanText.query(bytes, kind + PLAN.length, to, tally.queries);
        } else if (Bytes.startsWith(bytes, kind, to, FASTPATH)) {
            statement(record, bytes, kind, to, micros);
        } else {
            alone(record, micros);
        }
    }

    private void statement(LogRecord record, byte[] bytes, int from, int to, long micros) {
        boolean lines = Bytes.find(bytes, from, to, (byte) '\n') < to;
        tally.statement(record, tally.queries.of(bytes, from, to), micros, lines);
    }

    /** Behind {@code name: } of a prepared statement. */
    private static int text(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = Bytes.find(bytes, at, to, (byte) ':');
            if (at + 1 < to && bytes[at + 1] == ' ') {
                return at + 2;
            }
            at++;
        }
        return from;
    }

    /** {@code log_statement} tells the text, {@code log_duration} the time in a record of its own. */
    private void begun(LogRecord record, int from) {
        Slice message = record.message;
        boolean lines = Bytes.find(message.bytes, from, message.to, (byte) '\n') < message.to;
        QueryStatistics query = tally.queries.of(message.bytes, from, message.to);
        seam.pending(record.session, Pending.statement(query, lines));
    }

    private void alone(LogRecord record, long micros) {
        Pending before = seam.take(record.session);
        if (before == null) {
            seam.unexplained(record, micros);
        } else if (before.query() != null) {
            tally.statement(record, before.query(), micros, before.lines());
        } else {
            tally.count(LogEvent.DURATION_ALONE, micros);
        }
    }

    private void other(LogRecord record, Severity severity) {
        if (severity.compareTo(Severity.WARNING) < 0) {
            return;
        }
        if (record.state.size() > 0) {
            String state = severity + " " + text(record.state);
            tally.states.merge(state, 1L, Long::sum);
        }
        if (severity == Severity.WARNING) {
            event(record, Pending.nothing());
        } else {
            messages.error(record.message);
            event(record, Pending.error());
        }
    }

    /** What a statement may have caused, whether the record names it or a line behind it does. */
    private void event(LogRecord record, Pending event) {
        if (record.statement.size() > 0) {
            Slice sql = record.statement;
            event.applyTo(tally.queries.of(sql.bytes, sql.from, sql.to));
        } else {
            seam.pending(record.session, event);
        }
    }

    private void added(LogRecord record) {
        Slice sql = record.message;
        QueryStatistics query = tally.queries.of(sql.bytes, sql.from, sql.to);
        Pending before = seam.take(record.session);
        if (before == null) {
            seam.explains(record.session, query);
        } else {
            before.applyTo(query);
        }
    }

    private static String text(Slice slice) {
        return new String(slice.bytes, slice.from, slice.size(), StandardCharsets.UTF_8);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
