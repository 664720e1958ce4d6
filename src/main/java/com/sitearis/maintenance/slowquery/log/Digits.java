package com.sitearis.maintenance.slowquery.log;

/** Numbers in bytes. */
final class Digits {

    private Digits() {}

    static boolean is(byte one) {
        return one >= '0' && one <= '9';
    }

    /** The whole number at {@code at}, up to the first byte that is no digit; 0 when there is none. */
    static long whole(byte[] bytes, int at, int to) {
        long number = 0;
        for (int i = at; i < to && is(bytes[i]) && i - at < 18; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    /** Milliseconds with up to three places, in microseconds; -1 when it is none. */
    static long micros(byte[] bytes, int at, int to) {
        int i = at;
        long whole = 0;
        while (i < to && is(bytes[i]) && i - at < 15) {
            whole = whole * 10 + bytes[i++] - '0';
        }
        if (i == at) {
            return -1;
        }
        long micros = whole * 1000;
        if (i < to && bytes[i] == '.') {
            int unit = 100;
            for (i++; i < to && is(bytes[i]); i++) {
                micros += (long) (bytes[i] - '0') * unit;
                unit /= 10;
            }
        }
        return micros;
    }

    /** The first byte behind a number with places. */
    static int end(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && (is(bytes[i]) || bytes[i] == '.')) {
            i++;
        }
        return i;
    }

    /** Whether {@code 2026-11-22 07:52:10} stands here, with a blank or T between date and time. */
    static boolean timestamp(byte[] bytes, int at, int to) {
        return to - at >= 19
                && bytes[at + 4] == '-'
                && bytes[at + 7] == '-'
                && (bytes[at + 10] == ' ' || bytes[at + 10] == 'T')
                && bytes[at + 13] == ':'
                && bytes[at + 16] == ':'
                && is(bytes[at])
                && is(bytes[at + 1])
                && is(bytes[at + 2])
                && is(bytes[at + 3])
                && is(bytes[at + 5])
                && is(bytes[at + 8])
                && is(bytes[at + 11])
                && is(bytes[at + 14])
                && is(bytes[at + 17]);
    }
}
