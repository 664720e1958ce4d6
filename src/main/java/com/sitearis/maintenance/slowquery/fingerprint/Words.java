package com.sitearis.maintenance.slowquery.fingerprint;

import java.nio.charset.StandardCharsets;

/** The few words of SQL that change how a statement is normalised. */
final class Words {

    /** An expression follows: a minus after it is a sign, and a bracket no call. */
    static final int OPENS = 1;

    static final int IN = 2;
    static final int VALUES = 4;
    static final int ARRAY = 8;
    static final int IS = 16;
    static final int NOT = 32;
    /** {@code true}, {@code false}, {@code null}. */
    static final int CONSTANT = 64;

    static final int CAST = 128;
    static final int AS = 256;
    static final int SET = 512;
    static final int TO = 1024;
    /** At a statement's start: the name of a cursor, savepoint or prepared statement follows. */
    static final int NAMES = 2048;
    /** May stand before such a name. */
    static final int BEFORE_NAME = 4096;
    /** A type's name in front of a constant, as in {@code date '2026-01-01'}. */
    static final int TYPE = 8192;

    /** The first word in its brackets is a constant: {@code year} in {@code extract(year from at)}. */
    static final int EXTRACT = 16384;

    private static final int SLOTS = 1024;

    private static final long[] KEYS = new long[SLOTS];
    private static final int[] FLAGS = new int[SLOTS];

    static {
        put(OPENS, "select where and or between then else when like ilike limit offset by return returning using on");
        put(OPENS, "case having from join union all distinct exists with over filter into update delete insert");
        put(OPENS, "except intersect recursive if cross inner left right full lateral while do call explain analyze");
        put(OPENS | IN | BEFORE_NAME, "in");
        put(OPENS | VALUES, "values");
        put(ARRAY, "array");
        put(OPENS | IS, "is");
        put(OPENS | NOT, "not");
        put(CONSTANT, "true false null");
        put(CAST, "cast");
        put(OPENS | AS, "as");
        put(OPENS | SET, "set");
        put(TO | BEFORE_NAME, "to");
        put(NAMES, "release rollback deallocate close declare fetch move execute");
        put(NAMES | BEFORE_NAME, "savepoint prepare");
        put(BEFORE_NAME, "transaction work next prior first last absolute relative forward backward prepared");
        put(OPENS | BEFORE_NAME, "all from and no");
        put(EXTRACT, "extract");
        put(TYPE, "date time timestamp timestamptz interval");
    }

    private Words() {}

    private static void put(int flags, String words) {
        for (String word : words.split(" ", -1)) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            long key = key(bytes, 0, bytes.length);
            int slot = slot(key);
            while (KEYS[slot] != 0 && KEYS[slot] != key) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            KEYS[slot] = key;
            FLAGS[slot] |= flags;
        }
    }

    /** What a word in lower case means here, or 0. */
    static int flags(byte[] bytes, int from, int to) {
        if (to - from > 11) {
            return 0;
        }
        long key = key(bytes, from, to);
        for (int slot = slot(key); KEYS[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
            if (KEYS[slot] == key) {
                return FLAGS[slot];
            }
        }
        return 0;
    }

    /** Five bits for each letter: exact for words of letters up to twelve. */
    private static long key(byte[] bytes, int from, int to) {
        long key = 1;
        for (int i = from; i < to; i++) {
            int letter = bytes[i] - 'a' + 1;
            if (letter < 1 || letter > 26) {
                return -1;
            }
            key = (key << 5) | letter;
        }
        return key;
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 54);
    }
}
