package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogAnalysis.Amount;
import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.LogPlace;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.log.LogPart.OpenRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads on in a log where it was left, part by part, with figures by database and hour. The last record of a log that
 * still grows is left for the next time.
 */
@SuppressWarnings("EnumOrdinal") // an index of figures in memory, never stored
public final class LogIncrement implements AutoCloseable {

    private static final int HEAD = 64 * 1024;
    private static final int CHUNK = 4 << 20;
    private static final int LONGEST_RECORD = 64 << 20;

    private final InputStream in;
    private final String name;
    private final LogFormat format;
    private final boolean finished;
    private final long partSize;
    private Chunk chunk;
    private byte[] rest = {};
    private long end;
    private boolean ended;
    private List<OpenRecord> open;

    private LogIncrement(
            InputStream in,
            String name,
            LogFormat format,
            long offset,
            boolean finished,
            long partSize,
            List<OpenRecord> open) {
        this.in = in;
        this.name = name;
        this.format = format;
        this.end = offset;
        this.finished = finished;
        this.partSize = partSize;
        this.chunk = new Chunk((int) Math.min(CHUNK, partSize));
        this.open = open;
    }

    /** The first bytes of a log, whatever it is compressed with. */
    public static byte[] head(Path file, int most) throws IOException {
        try (InputStream in = LogInput.decompressed(file)) {
            return in.readNBytes(most);
        }
    }

    /**
     * Whether a log is a syslog by its first bytes. The records of sessions lie between one another there; positions are those
     * of the stderr log that it is turned into, from its beginning each time.
     */
    public static boolean syslog(byte[] head) {
        return SyslogInput.recognised(head, head.length);
    }

    /**
     * Opens a log.
     *
     * @param prefix the server's log_line_prefix; recognised when null
     * @param offset where the last part ended
     * @param finished whether nothing will be added to it
     * @param partSize bytes of a part, about
     * @return empty when it is not even as long as {@code offset}
     */
    public static Optional<LogIncrement> open(
            Path file, @Nullable String prefix, long offset, boolean finished, long partSize, List<OpenRecord> open)
            throws IOException {
        byte[] head = head(file, HEAD);
        boolean syslog = syslog(head);
        if (syslog) {
            try (InputStream in = LogInput.syslog(file, false)) {
                head = in.readNBytes(HEAD);
            }
        }
        LogFormat format = new Formats(prefix).of(file.toString(), head, head.length);
        InputStream in = syslog ? LogInput.syslog(file, !finished) : LogInput.decompressed(file);
        try {
            in.skipNBytes(offset);
            return Optional.of(new LogIncrement(in, file.toString(), format, offset, finished, partSize, open));
        } catch (java.io.EOFException e) {
            in.close();
            return Optional.empty();
        }
    }

    /** The next part; empty when there is no further whole record. */
    public Optional<LogPart> next() throws IOException {
        Tally tally = new Tally(new Places());
        Map<Long, Seam.Pending> before = new LinkedHashMap<>();
        open.forEach(one -> before.put(one.session(), one.pending()));
        Seams seams = new Seams(new Tally(new Places()), before);
        RecordSink sink = new RecordSink(tally);
        RecordParser parser = format.parser();
        long begun = end;
        for (long number = 0; end - begun < partSize && fill(); number++) {
            Seam seam = new Seam(number);
            sink.begin(seam);
            parser.parse(chunk, sink);
            tally.closeTimes();
            seams.add(seam);
            end += chunk.length;
        }
        if (end == begun) {
            return Optional.empty();
        }
        open = seams.waiting().entrySet().stream()
                .map(one -> OpenRecord.of(one.getKey(), one.getValue()))
                .toList();
        return Optional.of(part(tally, seams.tally));
    }

    /** Whole records into the chunk; false when there are none. */
    private boolean fill() throws IOException {
        chunk.format = format;
        System.arraycopy(rest, 0, chunk.bytes, 0, rest.length);
        int length = rest.length;
        int whole = 0;
        while (whole <= 0) {
            if (length == chunk.bytes.length && !wider(length)) {
                whole = length; // longer than any record that is read whole; what follows is counted as unreadable
                break;
            }
            if (!ended) {
                int more = in.readNBytes(chunk.bytes, length, chunk.bytes.length - length);
                length += more;
                ended = length < chunk.bytes.length;
            }
            whole = ended && finished ? length : format.lastRecord(chunk.bytes, 0, length);
            if (ended) {
                break;
            }
        }
        whole = Math.max(0, whole);
        rest = Arrays.copyOfRange(chunk.bytes, whole, length);
        chunk.place(name, end);
        chunk.length = whole;
        return whole > 0;
    }

    private boolean wider(int length) {
        if (length >= LONGEST_RECORD) {
            return false;
        }
        Chunk wider = new Chunk(length * 2);
        System.arraycopy(chunk.bytes, 0, wider.bytes, 0, length);
        wider.format = format;
        chunk = wider;
        return true;
    }

    private LogPart part(Tally tally, Tally seams) {
        seams.queries.each(query -> tally.queries.of(query).merge(query));
        List<QueryStatistics> queries = new ArrayList<>();
        tally.queries.each(queries::add);
        Map<LogPlace, Map<LogEvent, Amount>> events = new HashMap<>();
        for (Tally one : List.of(tally, seams)) {
            if (one.places != null) {
                one.places.events().forEach((place, counted) -> add(events, place, counted));
            }
        }
        return new LogPart(end, tally.records, tally.first, tally.last, queries, events, tally.unreadableLines, open);
    }

    private static void add(Map<LogPlace, Map<LogEvent, Amount>> events, LogPlace place, Places.Events counted) {
        Map<LogEvent, Amount> sums = events.computeIfAbsent(place, one -> new EnumMap<>(LogEvent.class));
        for (LogEvent event : LogEvent.values()) {
            long count = counted.counts()[event.ordinal()];
            if (count > 0) {
                sums.merge(
                        event,
                        new Amount(count, counted.sums()[event.ordinal()]),
                        (a, b) -> new Amount(a.count() + b.count(), a.sum() + b.sum()));
            }
        }
    }

    /** Whether everything was read, to the last byte. */
    public boolean complete() {
        return ended && rest.length == 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
