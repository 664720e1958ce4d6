package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.LogAnalysis.Unreadable;
import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of one worker. */
@SuppressWarnings("EnumOrdinal") // an index of figures in memory, never stored
final class Tally {

    private static final int SHOWN = 10;
    private static final int HOUR = 13;

    final long[] counts = new long[LogEvent.values().length];
    final long[] sums = new long[LogEvent.values().length];
    final long[] severities = new long[Severity.values().length];
    final long[] histogram = new long[LogAnalysis.EDGES.size() + 1];
    final Map<String, Long> states = new TreeMap<>();
    final Names databases = new Names();
    final Names users = new Names();
    final Names applications = new Names();
    final Names hosts = new Names();
    final Names hours = new Names();
    final QueryTable queries = new QueryTable();

    @Nullable
    final Places places;

    final List<Unreadable> unreadable = new ArrayList<>();

    long records;
    long unreadableLines;
    long cutRecords;
    long foreignWords;
    long largestTemporaryFile;

    @Nullable
    String first;

    @Nullable
    String last;

    Tally() {
        this(null);
    }

    /** With {@code places} statements and events are counted apart by database and hour. */
    Tally(@Nullable Places places) {
        this.places = places;
    }

    private final byte[] firstTime = new byte[40];
    private final byte[] lastTime = new byte[40];
    private int firstLength;
    private int lastLength;

    void count(LogEvent event, long amount) {
        counts[event.ordinal()]++;
        sums[event.ordinal()] += amount;
        if (places != null) {
            places.count(event, amount);
        }
    }

    void statement(LogRecord record, QueryStatistics query, long micros, boolean lines) {
        statement(query, micros, lines);
        databases.add(record.database, micros);
        users.add(record.user, micros);
        applications.add(record.application, micros);
        hosts.add(record.host, micros);
        hours.add(record.time.bytes, record.time.from, Math.min(record.time.to, record.time.from + HOUR), 1, micros);
    }

    private void statement(QueryStatistics query, long micros, boolean lines) {
        count(LogEvent.STATEMENT, micros);
        if (lines) {
            count(LogEvent.MULTI_LINE, micros);
        }
        query.call(micros);
        histogram[edge(micros)]++;
    }

    private static int edge(long micros) {
        int edge = 0;
        while (edge < LogAnalysis.EDGES.size() && micros >= LogAnalysis.EDGES.get(edge) * 1000L) {
            edge++;
        }
        return edge;
    }

    /** Remembers the first and the last record's time. */
    void time(Slice time) {
        int length = Math.min(firstTime.length, time.size());
        if (firstLength == 0) {
            System.arraycopy(time.bytes, time.from, firstTime, 0, length);
            firstLength = length;
        }
        System.arraycopy(time.bytes, time.from, lastTime, 0, length);
        lastLength = length;
    }

    /** The chunk's first and last times join what was seen before. */
    void closeTimes() {
        if (firstLength > 0) {
            String from = new String(firstTime, 0, firstLength, StandardCharsets.UTF_8);
            String to = new String(lastTime, 0, lastLength, StandardCharsets.UTF_8);
            first = first == null || from.compareTo(first) < 0 ? from : first;
            last = last == null || to.compareTo(last) > 0 ? to : last;
        }
        firstLength = 0;
        lastLength = 0;
    }

    void unreadable(Chunk chunk, int from, int to) {
        unreadableLines++;
        if (unreadable.size() < SHOWN) {
            unreadable.add(new Unreadable(chunk.place(from), shape(chunk.bytes, from, Math.min(to, from + 60))));
        }
    }

    /** What a line looks like without what it says. */
    static String shape(byte[] bytes, int from, int to) {
        StringBuilder shape = new StringBuilder();
        for (int i = from; i < to; i++) {
            int one = bytes[i];
            boolean letter = one < 0 || (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
            shape.append(
                    letter ? 'a' : (one >= '0' && one <= '9') ? '9' : (one < ' ' || one == 127) ? '.' : (char) one);
        }
        return shape.toString();
    }
}
