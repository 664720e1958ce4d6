package com.sitearis.maintenance.slowquery.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns syslog's lines into those of a stderr log: the parts of a record, between which other sessions' may lie, come
 * together, behind the prefix {@code %t [%p] } and whatever the server's own prefix is.
 */
final class SyslogInput extends InputStream {

    private static final Charset BYTES = StandardCharsets.ISO_8859_1;
    private static final Pattern LINE = Pattern.compile("(?:<\\d+>\\d? ?)?"
            + "(?:(\\w{3}) +(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d)|(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)\\S*)"
            + " \\S+ [^\\s\\[]+\\[(\\d+)\\]: \\[\\d+-(\\d+)\\] ?(.*)");
    private static final Pattern ADDED = Pattern.compile("(DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION):  .*");
    private static final Pattern SEVERITY = Pattern.compile("[^ :]+:  ");
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int MOST_OPEN = 2000;
    private static final int MOST_TEXT = 1 << 20;

    /** A session's record while its lines come in. */
    private record Open(String begin, String prefix, StringBuilder text) {}

    private final BufferedReader lines;
    private final @Nullable YearMonth changed;
    private final boolean grows;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private @Nullable String held;
    private byte[] ready = new byte[0];
    private int at;

    /**
     * Reads a syslog to its end.
     *
     * @param changed when the log was written last, for its lines have no year; null when nobody knows
     */
    SyslogInput(InputStream in, @Nullable YearMonth changed) {
        this(in, changed, false);
    }

    /**
     * @param grows whether lines may be added: then its last line, and the last record of each session, are left out, so that
     *     what comes out is always the beginning of what comes out later
     */
    SyslogInput(InputStream in, @Nullable YearMonth changed, boolean grows) {
        this.lines = new BufferedReader(new InputStreamReader(in, BYTES));
        this.changed = changed;
        this.grows = grows;
    }

    /** Whether a log begins with a line of PostgreSQL's in syslog. */
    static boolean recognised(byte[] head, int length) {
        return new String(head, 0, length, BYTES)
                .lines()
                .limit(20)
                .anyMatch(line -> LINE.matcher(line).matches());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (at == ready.length) {
            String line = line();
            StringBuilder text = new StringBuilder();
            if (line != null) {
                take(line, text);
            } else if (open.isEmpty() || grows) {
                return -1;
            } else {
                open.values().forEach(record -> text.append(record.text).append('\n'));
                open.clear();
            }
            ready = text.toString().getBytes(BYTES);
            at = 0;
        }
        int size = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, bytes, from, size);
        at += size;
        return size;
    }

    private @Nullable String line() throws IOException {
        String line = lines.readLine();
        if (grows) {
            String before = held;
            held = line;
            return line == null ? null : before == null ? line() : before;
        }
        return line;
    }

    private void take(String line, StringBuilder out) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            out.append(line).append('\n');
            return;
        }
        String pid = parts.group(6);
        String text = parts.group(8);
        Open record = open.get(pid);
        if (parts.group(7).equals("1") || record == null) {
            if (record != null) {
                open.remove(pid);
                out.append(record.text).append('\n');
            }
            begin(pid, time(parts) + " [" + pid + "] ", text);
            evict(out);
        } else if (record.text.length() < MOST_TEXT) {
            goOn(record, text);
        }
    }

    private void begin(String pid, String begin, String text) {
        Matcher severity = SEVERITY.matcher(text);
        String prefix = severity.find() ? text.substring(0, severity.start()) : "";
        open.put(pid, new Open(begin, prefix, new StringBuilder(begin).append(text)));
    }

    /** A line of the message, one that adds to it, or the rest of one too long for syslog. */
    private static void goOn(Open record, String text) {
        boolean tab = text.startsWith("\t");
        if (tab || text.startsWith("#011")) {
            record.text.append("\n\t").append(text, tab ? 1 : 4, text.length());
        } else if (text.startsWith(record.prefix)
                && ADDED.matcher(text.substring(record.prefix.length())).matches()) {
            record.text.append('\n').append(record.begin).append(text);
        } else {
            record.text.append(text);
        }
    }

    private void evict(StringBuilder out) {
        if (open.size() > MOST_OPEN) {
            Iterator<Open> oldest = open.values().iterator();
            out.append(oldest.next().text).append('\n');
            oldest.remove();
        }
    }

    private String time(Matcher parts) {
        String month = parts.group(1);
        if (month == null) {
            return parts.group(4) + " " + parts.group(5);
        }
        int number = MONTHS.indexOf(month) / 3 + 1;
        int day = Integer.parseInt(parts.group(2));
        return String.format("%04d-%02d-%02d %s", year(number), number, day, parts.group(3));
    }

    /** December stands in a log that was written last in January. */
    private int year(int month) {
        return changed == null ? 0 : month > changed.getMonthValue() ? changed.getYear() - 1 : changed.getYear();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
