package com.sitearis.maintenance.slowquery.fingerprint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searching and hashing in byte arrays, eight bytes at a time. */
public final class Bytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long P0 = 0xa0761d6478bd642fL;
    private static final long P1 = 0xe7037ed1a0b428dbL;

    private Bytes() {}

    /** The eight bytes at {@code at}, the first one lowest. */
    public static long eight(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Where {@code wanted} stands first in {@code [from, to)}, or {@code to}. */
    public static int find(byte[] bytes, int from, int to, byte wanted) {
        long pattern = (wanted & 0xffL) * ONES;
        int at = from;
        for (; at <= to - 8; at += 8) {
            long x = eight(bytes, at) ^ pattern;
            long hit = (x - ONES) & ~x & HIGHS;
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Where one of two bytes stands first in {@code [from, to)}, or {@code to}. */
    public static int findEither(byte[] bytes, int from, int to, byte one, byte other) {
        long first = (one & 0xffL) * ONES;
        long second = (other & 0xffL) * ONES;
        int at = from;
        for (; at <= to - 8; at += 8) {
            long word = eight(bytes, at);
            long x = word ^ first;
            long y = word ^ second;
            long hit = (((x - ONES) & ~x) | ((y - ONES) & ~y)) & HIGHS;
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        while (at < to && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }

    /** How often {@code wanted} stands in {@code [from, to)}. */
    public static int count(byte[] bytes, int from, int to, byte wanted) {
        long pattern = (wanted & 0xffL) * ONES;
        int found = 0;
        int at = from;
        for (; at <= to - 8; at += 8) {
            long x = eight(bytes, at) ^ pattern;
            // exact for every byte: no borrow runs from one byte into the next
            long zero = ~(((x & ~HIGHS) + ~HIGHS) | x | ~HIGHS);
            found += Long.bitCount(zero);
        }
        for (; at < to; at++) {
            if (bytes[at] == wanted) {
                found++;
            }
        }
        return found;
    }

    /** A 64-bit hash of {@code [from, to)}; the same in every run and on every machine. */
    public static long hash(byte[] bytes, int from, int to) {
        long hash = P1 ^ (to - from);
        int at = from;
        for (; at <= to - 8; at += 8) {
            hash = mix(hash ^ eight(bytes, at), P0);
        }
        long rest = 0;
        for (int shift = 0; at < to; at++, shift += 8) {
            rest |= (bytes[at] & 0xffL) << shift;
        }
        return mix(mix(hash ^ rest, P1), P0 ^ hash);
    }

    /** Whether {@code text} stands at {@code at}. */
    public static boolean startsWith(byte[] bytes, int at, int to, byte[] text) {
        if (to - at < text.length) {
            return false;
        }
        int i = 0;
        for (; i <= text.length - 8; i += 8) {
            if (eight(bytes, at + i) != eight(text, i)) {
                return false;
            }
        }
        while (i < text.length && bytes[at + i] == text[i]) {
            i++;
        }
        return i == text.length;
    }

    static long mix(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        return high ^ (a * b) ^ Long.rotateLeft(a, 29);
    }
}
