package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;

/** Where the fields of one csvlog record lie. */
final class CsvFields {

    private static final int MOST = 40;
    private static final int FEWEST = 20;

    final int[] from = new int[MOST];
    final int[] to = new int[MOST];
    /** Whether a field holds doubled quotes. */
    final boolean[] doubled = new boolean[MOST];

    int count;
    /** Whether the last record had no line's end: it may be unfinished. */
    boolean open;

    /** Reads the record at {@code at}; answers where the next one begins, or -1 when this is none. */
    int read(byte[] bytes, int at, int end) {
        count = 0;
        open = false;
        int next = at;
        while (count < MOST) {
            boolean quoted = next < end && bytes[next] == '"';
            next = quoted ? quoted(bytes, next, end) : plain(bytes, next, end);
            if (next < 0) {
                return -1;
            }
            count++;
            if (next >= end) {
                open = true;
                return count >= FEWEST ? end : -1;
            }
            if (bytes[next] == '\r' && next + 1 < end && bytes[next + 1] == '\n') {
                next++;
            }
            if (bytes[next] == '\n') {
                return count >= FEWEST ? next + 1 : -1;
            }
            if (bytes[next] != ',') {
                return -1;
            }
            next++;
        }
        return -1;
    }

    private int plain(byte[] bytes, int at, int end) {
        int next = at;
        while (next < end && bytes[next] != ',' && bytes[next] != '\n' && bytes[next] != '\r') {
            if (bytes[next] == '"') {
                return -1;
            }
            next++;
        }
        from[count] = at;
        to[count] = next;
        doubled[count] = false;
        return next;
    }

    private int quoted(byte[] bytes, int at, int end) {
        from[count] = at + 1;
        doubled[count] = false;
        int next = Bytes.find(bytes, at + 1, end, (byte) '"');
        while (next + 1 < end && bytes[next + 1] == '"') {
            doubled[count] = true;
            next = Bytes.find(bytes, next + 2, end, (byte) '"');
        }
        to[count] = next;
        return next >= end ? -1 : next + 1;
    }
}
