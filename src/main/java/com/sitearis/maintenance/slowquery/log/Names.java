package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogAnalysis.Amount;
import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Counts and durations by a name such as a database or an hour. Of more than {@link #MOST} names the rest is one. */
final class Names {

    private static final int MOST = 10_000;
    private static final byte[] OTHERS = "(others)".getBytes(StandardCharsets.US_ASCII);

    private static final class Entry {
        final byte[] name;
        final long hash;
        long count;
        long micros;

        Entry(byte[] name, long hash) {
            this.name = name;
            this.hash = hash;
        }
    }

    private Entry[] table = new Entry[64];
    private int size;
    private Entry last = new Entry(new byte[0], 0);

    Names() {
        last = entry(new byte[0], 0, 0);
    }

    void add(Slice name, long micros) {
        add(name.bytes, name.from, name.to, 1, micros);
    }

    void add(byte[] bytes, int from, int to, long count, long micros) {
        Entry entry = last;
        if (!Arrays.equals(entry.name, 0, entry.name.length, bytes, from, to)) {
            entry = entry(bytes, from, to);
            last = entry;
        }
        entry.count += count;
        entry.micros += micros;
    }

    void addTo(Map<String, Amount> sums) {
        for (Entry entry : table) {
            if (entry != null && entry.count > 0) {
                sums.merge(
                        new String(entry.name, StandardCharsets.UTF_8),
                        new Amount(entry.count, entry.micros),
                        (a, b) -> new Amount(a.count() + b.count(), a.sum() + b.sum()));
            }
        }
    }

    private Entry entry(byte[] bytes, int from, int to) {
        long hash = Bytes.hash(bytes, from, to);
        int slot = (int) hash & (table.length - 1);
        for (Entry here = table[slot]; here != null; here = table[slot]) {
            if (here.hash == hash && Arrays.equals(here.name, 0, here.name.length, bytes, from, to)) {
                return here;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if (size >= MOST && !Arrays.equals(bytes, from, to, OTHERS, 0, OTHERS.length)) {
            return entry(OTHERS, 0, OTHERS.length);
        }
        Entry added = new Entry(Arrays.copyOfRange(bytes, from, to), hash);
        table[slot] = added;
        size++;
        if (size * 2 > table.length) {
            grow();
        }
        return added;
    }

    private void grow() {
        Entry[] before = table;
        table = new Entry[before.length * 2];
        for (Entry entry : before) {
            if (entry != null) {
                int slot = (int) entry.hash & (table.length - 1);
                while (table[slot] != null) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = entry;
            }
        }
    }
}
