package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a {@code log_line_prefix} by a log's first lines. */
final class PrefixGuess {

    /** The usual ones; of those that fit as many lines, the first. */
    private static final List<String> USUAL = List.of(
            "%m [%p] %q%u@%d app=%a client=%h ",
            "%m [%p] %q%u@%d ",
            "%t [%p]: user=%u,db=%d,app=%a,client=%h ",
            "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
            "%m [%p] ",
            "%m [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
            "%t [%p]: [%l-1] user=%u,db=%d ",
            "%t:%r:%u@%d:[%p]:",
            "%m [%p] %u@%d ",
            "%m [%p]: ",
            "%m %u %d [%p] ",
            "%m [%p] %a %u@%d/%h ",
            "%m [%p] %c %l %e %q%u@%d ",
            "%m|%u|%d|%c|",
            "%n [%p] ",
            "%t ",
            "%m ");

    private static final String[][] LABELS = {
        {"^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.,]\\d+( [A-Za-z0-9+<>-]+)?", "%m"},
        {"^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d( [A-Za-z0-9+<>-]+)?", "%t"},
        {"^\\d{10}(\\.\\d+)?", "%n"},
        {"(?<![%\\w])\\[\\d+\\]", "[%p]"},
        {"\\bpid=\\d+", "pid=%p"},
        {"\\[\\d+-1\\]", "[%l-1]"},
        {"\\b[0-9a-f]{8}\\.[0-9a-f]+\\b", "%c"},
        {"\\b(user|usr|u)=[^, ]*", "$1=%u"},
        {"\\b(db|database|dbname|d)=[^, ]*", "$1=%d"},
        {"\\b(client|host|h|remote)=[^, ]*", "$1=%h"},
        {
            "\\b(app|application|appname|a)=.*?(?=$|[, ]+(user|usr|db|database|dbname|client|host|remote)=|[\\]\\)|,] ?$| $)",
            "$1=%a"
        },
        {"(?<![\\w%])[\\w\\[\\]-]+@[\\w\\[\\]-]+", "%u@%d"}
    };
    private static final Pattern SEVERITY = Pattern.compile("(LOG|ERROR|FATAL|WARNING|PANIC):  ");
    private static final int LINES = 200;

    private PrefixGuess() {}

    static Optional<LinePrefix> of(byte[] bytes, int to) {
        LinePrefix best = null;
        int most = 0;
        for (String usual : USUAL) {
            LinePrefix prefix = new LinePrefix(usual);
            int fits = fits(prefix, bytes, to);
            if (fits > most) {
                most = fits;
                best = prefix;
            }
        }
        LinePrefix inferred = inferred(bytes, to);
        if (inferred != null && fits(inferred, bytes, to) > most) {
            best = inferred;
        }
        return Optional.ofNullable(best);
    }

    private static int fits(LinePrefix prefix, byte[] bytes, int to) {
        LogRecord record = new LogRecord();
        int fits = 0;
        int lines = 0;
        for (int line = 0; line < to && lines < LINES; lines++) {
            int end = Bytes.find(bytes, line, to, (byte) '\n');
            if (end > line && bytes[line] != '\t') {
                record.clear();
                fits += prefix.match(bytes, line, end, record) >= 0 ? named(record) : 0;
            }
            line = end + 1;
        }
        return fits;
    }

    /** A prefix that takes more parts out of a line fits it better; one that swallows separators does not. */
    private static int named(LogRecord record) {
        int points = 4 + (record.session != 0 ? 1 : 0);
        for (Slice name : new Slice[] {record.user, record.database, record.host}) {
            points += name.size() > 0 ? clean(name) ? 1 : -3 : 0;
        }
        return points + (record.application.size() > 0 ? 1 : 0);
    }

    private static boolean clean(Slice name) {
        for (int i = name.from; i < name.to; i++) {
            if (" =,|".indexOf(name.bytes[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static @org.jspecify.annotations.Nullable LinePrefix inferred(byte[] bytes, int to) {
        LinePrefix best = null;
        int most = 0;
        int tried = 0;
        for (int line = 0; line < to && tried < 20; ) {
            int end = Bytes.find(bytes, line, to, (byte) '\n');
            String text = new String(bytes, line, Math.min(end - line, 400), StandardCharsets.UTF_8);
            Matcher severity = SEVERITY.matcher(text);
            if (!text.startsWith("\t") && severity.find()) {
                tried++;
                LinePrefix prefix = new LinePrefix(labelled(text.substring(0, severity.start())));
                int fits = fits(prefix, bytes, to);
                if (fits > most) {
                    most = fits;
                    best = prefix;
                }
            }
            line = end + 1;
        }
        return best;
    }

    private static String labelled(String begin) {
        String prefix = begin.replace("%", "%%");
        for (String[] label : LABELS) {
            prefix = Pattern.compile(label[0]).matcher(prefix).replaceFirst(label[1]);
        }
        return prefix;
    }
}
