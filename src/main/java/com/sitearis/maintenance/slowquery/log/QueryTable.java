package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogPlace;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import com.sitearis.maintenance.slowquery.fingerprint.SqlNormalizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements by their normal form. A text that came before, byte for byte, is not normalised again. Beyond
 * {@link #MOST} statements, or 64 MB of text, the rest is counted as one.
 */
final class QueryTable {

    static final int MOST = 200_000;
    private static final long MOST_TEXT = 64L << 20;
    private static final int LONGEST_TEXT = 8 * 1024;
    private static final byte[] OTHERS =
            "(more different statements than are kept apart)".getBytes(StandardCharsets.UTF_8);

    private static final int KNOWN = 4096;
    private static final int LONGEST_KNOWN = 2048;

    private static final class Known {
        final byte[] text;
        final QueryStatistics query;

        Known(byte[] text, QueryStatistics query) {
            this.text = text;
            this.query = query;
        }
    }

    private final SqlNormalizer normalizer = new SqlNormalizer();
    private @Nullable QueryStatistics[] table = new QueryStatistics[1024];
    private int size;
    private long textBytes;
    private final Map<LogPlace, QueryStatistics> others = new HashMap<>();

    private final long[] knownHashes = new long[KNOWN];
    private final @Nullable Known[] known = new Known[KNOWN];

    private LogPlace place = LogPlace.ANY;

    /** Where the statements that come are counted; each place has its own. */
    void place(LogPlace here) {
        place = here;
    }

    /** The statement that {@code [from, to)} is an instance of. */
    QueryStatistics of(byte[] sql, int from, int to) {
        if (to - from > LONGEST_KNOWN) {
            return normalized(sql, from, to);
        }
        long hash = Bytes.hash(sql, from, to);
        int slot = (int) (hash >>> 40) & (KNOWN - 1);
        Known before = known[slot];
        if (knownHashes[slot] != hash) {
            knownHashes[slot] = hash;
            known[slot] = null;
            return normalized(sql, from, to);
        }
        if (before != null) {
            boolean same = before.query.place().equals(place)
                    && Arrays.equals(before.text, 0, before.text.length, sql, from, to);
            return same ? before.query : normalized(sql, from, to);
        }
        // the second time: worth a place
        QueryStatistics query = normalized(sql, from, to);
        known[slot] = new Known(Arrays.copyOfRange(sql, from, to), query);
        return query;
    }

    /** The same statement of another table. */
    QueryStatistics of(QueryStatistics other) {
        byte[] text = other.text();
        return find(other.place(), other.hash(), text, text.length);
    }

    void each(Consumer<QueryStatistics> consumer) {
        for (QueryStatistics query : table) {
            if (query != null) {
                consumer.accept(query);
            }
        }
        others.values().forEach(consumer);
    }

    private QueryStatistics normalized(byte[] sql, int from, int to) {
        normalizer.normalize(sql, from, to);
        return find(place, normalizer.hash(), normalizer.bytes(), Math.min(LONGEST_TEXT, normalizer.length()));
    }

    private QueryStatistics find(LogPlace where, long hash, byte[] text, int length) {
        int slot = slot(where, hash);
        for (QueryStatistics here = table[slot]; here != null; here = table[slot]) {
            if (here.hash() == hash
                    && here.place().equals(where)
                    && Arrays.equals(here.text(), 0, here.text().length, text, 0, length)) {
                return here;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if (size >= MOST || textBytes > MOST_TEXT) {
            return others.computeIfAbsent(where, one -> new QueryStatistics(0, OTHERS, one));
        }
        QueryStatistics added = new QueryStatistics(hash, Arrays.copyOf(text, length), where);
        table[slot] = added;
        textBytes += length;
        if (++size * 2 > table.length) {
            grow();
        }
        return added;
    }

    private int slot(LogPlace where, long hash) {
        int spread = where.equals(LogPlace.ANY) ? 0 : where.hashCode() * 0x9e3779b9;
        return ((int) hash ^ spread) & (table.length - 1);
    }

    private void grow() {
        @Nullable QueryStatistics[] before = table;
        table = new QueryStatistics[before.length * 2];
        for (QueryStatistics query : before) {
            if (query != null) {
                int slot = slot(query.place(), query.hash());
                while (table[slot] != null) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = query;
            }
        }
    }
}
