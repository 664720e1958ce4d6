package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.LogPlace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The databases and hours of a log's records, and the events of each. Serves one thread. */
@SuppressWarnings("EnumOrdinal") // an index of figures in memory, never stored
final class Places {

    private static final int HOUR = 13;

    /** Counts and sums by {@link LogEvent}. */
    @SuppressWarnings("ArrayRecordComponent") // counted up in place, never compared
    record Events(long[] counts, long[] sums) {}

    private final Map<LogPlace, LogPlace> known = new HashMap<>();
    private final Map<LogPlace, Events> events = new HashMap<>();
    private LogPlace here = LogPlace.ANY;
    private Events counted = new Events(new long[LogEvent.values().length], new long[LogEvent.values().length]);
    private byte[] database = {};
    private byte[] hour = {};

    /** The place of a record, from now on that of what is counted. Equal places are the same object. */
    LogPlace at(LogRecord record) {
        Slice time = record.time;
        int to = Math.min(time.to, time.from + HOUR);
        Slice name = record.database;
        boolean same = !here.equals(LogPlace.ANY)
                && Arrays.equals(hour, 0, hour.length, time.bytes, time.from, to)
                && Arrays.equals(database, 0, database.length, name.bytes, name.from, name.to);
        if (!same) {
            hour = Arrays.copyOfRange(time.bytes, time.from, to);
            database = Arrays.copyOfRange(name.bytes, name.from, name.to);
            set(new LogPlace(new String(database, StandardCharsets.UTF_8), new String(hour, StandardCharsets.UTF_8)));
        }
        return here;
    }

    void enter(LogPlace place) {
        hour = place.hour().getBytes(StandardCharsets.UTF_8);
        database = place.database().getBytes(StandardCharsets.UTF_8);
        set(place);
    }

    private void set(LogPlace place) {
        here = known.computeIfAbsent(place, one -> one);
        counted = events.computeIfAbsent(
                here, one -> new Events(new long[LogEvent.values().length], new long[LogEvent.values().length]));
    }

    void count(LogEvent event, long amount) {
        counted.counts()[event.ordinal()]++;
        counted.sums()[event.ordinal()] += amount;
    }

    Map<LogPlace, Events> events() {
        return events;
    }
}
