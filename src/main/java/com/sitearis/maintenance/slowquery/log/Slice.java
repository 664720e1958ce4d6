package com.sitearis.maintenance.slowquery.log;

/** A part of a byte array; reused from record to record. */
final class Slice {

    byte[] bytes = new byte[0];
    int from;
    int to;

    void set(byte[] array, int start, int end) {
        bytes = array;
        from = start;
        to = end;
    }

    void set(Slice other) {
        set(other.bytes, other.from, other.to);
    }

    void clear() {
        to = from;
    }

    int size() {
        return to - from;
    }

    void copy(Slice other) {
        set(java.util.Arrays.copyOfRange(other.bytes, other.from, other.to), 0, other.size());
    }
}
