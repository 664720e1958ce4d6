package com.sitearis.maintenance.slowquery.fingerprint;

/** The normal form while it is written. Beyond {@link #MOST} bytes only its hash goes on. */
final class NormalText {

    static final int MOST = 64 * 1024;

    byte[] bytes = new byte[4096];
    int length;
    /** Hash of what did not find room; 0 while everything did. */
    long beyond;

    void clear() {
        length = 0;
        beyond = 0;
    }

    void put(byte one) {
        if (length == bytes.length && !grow()) {
            beyond = Bytes.mix(beyond ^ one, 0x9E3779B97F4A7C15L) | 1;
            return;
        }
        bytes[length++] = one;
    }

    void put(byte[] from, int start, int end) {
        if (length + end - start <= bytes.length) {
            System.arraycopy(from, start, bytes, length, end - start);
            length += end - start;
            return;
        }
        for (int i = start; i < end; i++) {
            put(from[i]);
        }
    }

    /** Takes back what was written since {@code position}. */
    void backTo(int position) {
        if (beyond == 0) {
            length = position;
        }
    }

    boolean same(int one, int other, int size) {
        return java.util.Arrays.equals(bytes, one, one + size, bytes, other, other + size);
    }

    long hash() {
        long hash = Bytes.hash(bytes, 0, length);
        return beyond == 0 ? hash : Bytes.mix(hash, beyond);
    }

    private boolean grow() {
        if (bytes.length >= MOST) {
            return false;
        }
        bytes = java.util.Arrays.copyOf(bytes, bytes.length * 2);
        return true;
    }
}
