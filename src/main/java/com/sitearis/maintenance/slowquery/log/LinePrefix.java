package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A {@code log_line_prefix}, compiled: recognises a record's first line and takes its parts out. */
final class LinePrefix {

    private enum Kind {
        LITERAL,
        TIME,
        EPOCH,
        DIGITS,
        SESSION,
        WORD,
        USER,
        DATABASE,
        APPLICATION,
        HOST,
        STATE,
        /** {@code %q}: background processes' lines end here. */
        QUIT
    }

    private static final Set<Kind> REPEATED =
            EnumSet.of(Kind.LITERAL, Kind.QUIT, Kind.USER, Kind.DATABASE, Kind.APPLICATION, Kind.HOST);

    private static final class Step {
        final Kind kind;
        final byte[] literal;
        final boolean pid;

        Step(Kind kind, byte[] literal, boolean pid) {
            this.kind = kind;
            this.literal = literal;
            this.pid = pid;
        }
    }

    /** What the server writes in place of an empty name. */
    private static final byte[] UNKNOWN = RecordSink.ascii("[unknown]");

    private final String prefix;
    private final Step[] steps;
    private final boolean timeFirst;
    /** The step behind which only names stand that a session's records repeat. */
    private final int tail;

    private final KnownTails tails = new KnownTails();

    LinePrefix(String prefix) {
        this.prefix = prefix;
        this.steps = compile(prefix).toArray(new Step[0]);
        this.timeFirst = steps.length > 0 && steps[0].kind == Kind.TIME;
        this.tail = tail(steps);
    }

    /** A prefix of the same kind for another thread. */
    LinePrefix another() {
        return new LinePrefix(prefix);
    }

    private static int tail(Step[] steps) {
        int tail = steps.length;
        while (tail > 0 && REPEATED.contains(steps[tail - 1].kind)) {
            tail--;
        }
        return tail;
    }

    @Override
    public String toString() {
        return prefix;
    }

    /** Whether a record may begin here, at little cost. */
    boolean plausible(byte[] bytes, int at, int to) {
        if (timeFirst) {
            return Digits.timestamp(bytes, at, to);
        }
        return at < to && bytes[at] != '\t' && bytes[at] != '\n';
    }

    /** Reads the prefix of a line into {@code record}; answers where the severity begins, or -1 when this is none. */
    int match(byte[] bytes, int from, int to, LogRecord record) {
        return match(0, bytes, from, to, record);
    }

    private int match(int step, byte[] bytes, int at, int to, LogRecord record) {
        int here = at;
        for (int i = step; i < steps.length; i++) {
            if (i == tail && i > step) {
                return tail(bytes, here, to, record);
            }
            Step one = steps[i];
            switch (one.kind) {
                case LITERAL -> here = Bytes.startsWith(bytes, here, to, one.literal) ? here + one.literal.length : -1;
                case TIME -> here = time(bytes, here, to, record);
                case EPOCH -> here = epoch(bytes, here, to, record);
                case DIGITS -> here = digits(one.pid, bytes, here, to, record);
                case SESSION -> here = session(bytes, here, to, record);
                case QUIT -> {
                    int rest = match(i + 1, bytes, here, to, record);
                    return rest >= 0 ? rest : quit(bytes, here, to, record);
                }
                default -> {
                    return name(i, bytes, here, to, record);
                }
            }
            if (here < 0) {
                return -1;
            }
        }
        return StderrParser.severityEnds(bytes, here, to) >= 0 ? here : -1;
    }

    private int tail(byte[] bytes, int here, int to, LogRecord record) {
        int known = tails.match(bytes, here, to, record);
        if (known >= 0) {
            return known;
        }
        int end = match(tail, bytes, here, to, record);
        if (end >= 0) {
            tails.remember(bytes, here, end, record);
        }
        return end;
    }

    private static int quit(byte[] bytes, int here, int to, LogRecord record) {
        record.user.clear();
        record.database.clear();
        record.application.clear();
        record.host.clear();
        return StderrParser.severityEnds(bytes, here, to) >= 0 ? here : -1;
    }

    /** A name ends where the next literal stands, and the rest fits. */
    private int name(int i, byte[] bytes, int from, int to, LogRecord record) {
        boolean literal = i + 1 < steps.length && steps[i + 1].kind == Kind.LITERAL;
        int end = from;
        while (end <= to) {
            if (literal) {
                byte first = steps[i + 1].literal[0];
                end = Bytes.find(bytes, end, to, first);
                if (end >= to) {
                    return -1;
                }
            }
            int rest = match(i + 1, bytes, end, to, record);
            if (rest >= 0) {
                keep(steps[i].kind, bytes, from, end, record);
                return rest;
            }
            end++;
        }
        return -1;
    }

    private static void keep(Kind kind, byte[] bytes, int from, int to, LogRecord record) {
        int end = to - from == UNKNOWN.length && Bytes.startsWith(bytes, from, to, UNKNOWN) ? from : to;
        switch (kind) {
            case USER -> record.user.set(bytes, from, end);
            case DATABASE -> record.database.set(bytes, from, end);
            case APPLICATION -> record.application.set(bytes, from, end);
            case HOST -> record.host.set(bytes, from, withoutPort(bytes, from, end));
            case STATE -> record.state.set(bytes, from, end);
            default -> {}
        }
    }

    /** {@code %r} writes {@code 127.0.0.1(50940)}. */
    private static int withoutPort(byte[] bytes, int from, int end) {
        if (end > from && bytes[end - 1] == ')') {
            for (int at = end - 2; at >= from; at--) {
                if (bytes[at] == '(') {
                    return at;
                }
            }
        }
        return end;
    }

    private static int time(byte[] bytes, int from, int to, LogRecord record) {
        if (!Digits.timestamp(bytes, from, to)) {
            return -1;
        }
        int at = from + 19;
        if (at < to && (bytes[at] == '.' || bytes[at] == ',')) {
            at++;
            while (at < to && Digits.is(bytes[at])) {
                at++;
            }
        }
        int zone = at < to && bytes[at] == ' ' ? at + 1 : at;
        int end = zone;
        while (end < to && zoneByte(bytes[end])) {
            end++;
        }
        record.time.set(bytes, from, end > zone ? end : at);
        return end > zone ? end : at;
    }

    private static boolean zoneByte(byte one) {
        return (one >= 'A' && one <= 'Z')
                || (one >= 'a' && one <= 'z')
                || Digits.is(one)
                || one == '+'
                || one == '-'
                || one == '<'
                || one == '>';
    }

    private static int epoch(byte[] bytes, int from, int to, LogRecord record) {
        int end = Digits.end(bytes, from, to);
        if (end - from < 9) {
            return -1;
        }
        byte[] text = java.time.Instant.ofEpochSecond(Digits.whole(bytes, from, end))
                .toString()
                .replace('T', ' ')
                .getBytes(StandardCharsets.US_ASCII);
        record.time.set(text, 0, text.length);
        return end;
    }

    private static int digits(boolean pid, byte[] bytes, int from, int to, LogRecord record) {
        int at = from;
        while (at < to && (Digits.is(bytes[at]) || (bytes[at] == '-' && at == from))) {
            at++;
        }
        if (pid) {
            record.session = Digits.whole(bytes, from, at);
            return at > from ? at : -1;
        }
        return at;
    }

    private static int session(byte[] bytes, int from, int to, LogRecord record) {
        int at = from;
        while (at < to && (Digits.is(bytes[at]) || (bytes[at] >= 'a' && bytes[at] <= 'f') || bytes[at] == '.')) {
            at++;
        }
        if (record.session == 0) {
            record.session = Bytes.hash(bytes, from, at);
        }
        return at > from ? at : -1;
    }

    private static List<Step> compile(String prefix) {
        List<Step> steps = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < prefix.length(); i++) {
            char one = prefix.charAt(i);
            if (one != '%' || i + 1 == prefix.length()) {
                literal.append(one);
                continue;
            }
            char code = prefix.charAt(++i);
            if (code == '%') {
                literal.append('%');
                continue;
            }
            while ((code == '-' || (code >= '0' && code <= '9')) && i + 1 < prefix.length()) {
                code = prefix.charAt(++i);
            }
            flush(literal, steps);
            steps.add(new Step(kind(code), new byte[0], code == 'p'));
        }
        flush(literal, steps);
        return steps;
    }

    private static void flush(StringBuilder literal, List<Step> steps) {
        if (!literal.isEmpty()) {
            steps.add(new Step(Kind.LITERAL, literal.toString().getBytes(StandardCharsets.UTF_8), false));
            literal.setLength(0);
        }
    }

    private static Kind kind(char code) {
        return switch (code) {
            case 'm', 't', 's' -> Kind.TIME;
            case 'n' -> Kind.EPOCH;
            case 'p', 'l', 'x', 'P', 'Q' -> Kind.DIGITS;
            case 'c' -> Kind.SESSION;
            case 'u' -> Kind.USER;
            case 'd' -> Kind.DATABASE;
            case 'a' -> Kind.APPLICATION;
            case 'h', 'r' -> Kind.HOST;
            case 'e' -> Kind.STATE;
            case 'q' -> Kind.QUIT;
            default -> Kind.WORD;
        };
    }
}
