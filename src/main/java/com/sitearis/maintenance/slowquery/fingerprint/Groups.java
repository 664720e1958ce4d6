package com.sitearis.maintenance.slowquery.fingerprint;

import java.nio.charset.StandardCharsets;

/**
 * The brackets that are open. A list of constants behind {@code in} or {@code array} becomes {@code (...)}, and a row of
 * VALUES that equals the one before it goes.
 */
final class Groups {

    private static final int DEEPEST = 200;
    private static final byte[] DOTS = "...".getBytes(StandardCharsets.US_ASCII);
    private static final int PLAIN = 0;
    private static final int LIST = 1;
    private static final int ROW = 2;

    private final NormalText text;
    private final int[] starts = new int[DEEPEST + 1];
    private final int[] kinds = new int[DEEPEST + 1];
    private final boolean[] constants = new boolean[DEEPEST + 1];
    /** Within {@code cast(…)} before its {@code as}. */
    private final boolean[] casts = new boolean[DEEPEST + 1];
    /** Within a type's brackets, or behind the {@code as} of a cast. */
    private final boolean[] types = new boolean[DEEPEST + 1];
    /** For rows of VALUES at this depth: where the last row began and ended; -1 when there is none. */
    private final int[] rowStarts = new int[DEEPEST + 1];

    private final int[] rowEnds = new int[DEEPEST + 1];
    private int depth;

    Groups(NormalText text) {
        this.text = text;
    }

    void clear() {
        depth = 0;
        rowEnds[0] = -1;
        constants[0] = false;
        kinds[0] = PLAIN;
        casts[0] = false;
        types[0] = false;
    }

    void open(int flags, boolean afterComma, boolean type) {
        int outer = at();
        boolean row = (flags & Words.VALUES) != 0 || (afterComma && rowEnds[outer] >= 0) || kinds[outer] == LIST;
        if (!row || !afterComma) {
            rowEnds[outer] = -1;
        }
        depth++;
        if (depth > DEEPEST) {
            return;
        }
        starts[depth] = text.length;
        kinds[depth] = (flags & (Words.IN | Words.ARRAY)) != 0 ? LIST : row ? ROW : PLAIN;
        casts[depth] = (flags & Words.CAST) != 0;
        types[depth] = type;
        constants[depth] = true;
        rowEnds[depth] = -1;
    }

    void close(byte bracket) {
        if (depth == 0 || depth > DEEPEST) {
            text.put(bracket);
            depth = Math.max(0, depth - 1);
            return;
        }
        boolean constant = constants[depth];
        int start = starts[depth];
        if (kinds[depth] == LIST && constant && text.length > start) {
            text.backTo(start);
            text.put(DOTS, 0, DOTS.length);
        }
        text.put(bracket);
        int kind = kinds[depth];
        depth--;
        constants[depth] &= constant;
        if (kind == ROW) {
            row(start - 1);
        }
    }

    private void row(int start) {
        int size = text.length - start;
        if (rowEnds[depth] >= 0 && text.beyond == 0) {
            int before = rowStarts[depth];
            if (rowEnds[depth] - before == size && text.same(before, start, size)) {
                text.backTo(rowEnds[depth]);
                return;
            }
        }
        rowStarts[depth] = start;
        rowEnds[depth] = text.length;
    }

    /** Whether a constant behind a comma only repeats the list's first, so that the list can stay short while it is read. */
    boolean repeats(boolean afterComma) {
        if (depth == 0 || depth > DEEPEST || !afterComma || kinds[depth] != LIST || !constants[depth]) {
            return false;
        }
        int start = starts[depth];
        if (text.length == start + 3 && text.bytes[start] == '?') {
            text.backTo(start + 1);
            return true;
        }
        return false;
    }

    void constant() {
        rowEnds[at()] = -1;
    }

    void word(int flags, boolean type) {
        int here = at();
        rowEnds[here] = -1;
        types[here] |= casts[here] && (flags & Words.AS) != 0;
        boolean harmless = type || types[here] || (flags & (Words.CAST | Words.TYPE)) != 0;
        constants[here] &= harmless;
    }

    void other() {
        int here = at();
        rowEnds[here] = -1;
        constants[here] = false;
    }

    private int at() {
        return Math.min(depth, DEEPEST);
    }
}
