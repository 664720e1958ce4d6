package com.sitearis.maintenance.slowquery.fingerprint;

import java.nio.charset.StandardCharsets;

/**
 * Reads a statement as PostgreSQL's lexer does and writes its normal form: constants and parameters are {@code ?}, lists of
 * them {@code (...)}, equal rows of VALUES one row; no comments, one layout, lower case outside of quotes. A statement that
 * was cut anywhere has a normal form too, without the rest of its last literal. One instance serves one thread.
 */
public final class SqlNormalizer {

    /** Another number whenever a statement gets another normal form than before: what was stored is then made anew. */
    public static final int RULES = 2;

    private static final byte SPACE = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte OPERATOR = 3;
    private static final byte OTHER = 4;
    private static final byte[] CLASS = new byte[256];
    private static final byte[] LOWER = new byte[256];

    static {
        for (int i = 0; i < 256; i++) {
            boolean upper = i >= 'A' && i <= 'Z';
            boolean letter = upper || (i >= 'a' && i <= 'z') || i == '_' || i >= 128;
            CLASS[i] = (i <= ' ' || i == 127) ? SPACE : letter ? LETTER : (i >= '0' && i <= '9') ? DIGIT : OTHER;
            LOWER[i] = (byte) (upper ? i + 32 : i);
        }
        for (byte one : "+-*/<>=~!@#%^&|`?".getBytes(StandardCharsets.US_ASCII)) {
            CLASS[one] = OPERATOR;
        }
    }

    private final Composer out = new Composer();
    private byte[] in = new byte[0];
    private int at;
    private int end;

    /** Normalises {@code [from, to)} of {@code sql}; the result stays until the next call. */
    public void normalize(byte[] sql, int from, int to) {
        in = sql;
        at = from;
        end = to;
        out.begin();
        while (at < end) {
            next();
        }
        out.end();
    }

    public Fingerprint fingerprint(String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        normalize(bytes, 0, bytes.length);
        return new Fingerprint(hash(), new String(bytes(), 0, length(), StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return out.text.bytes;
    }

    public int length() {
        return out.text.length;
    }

    public long hash() {
        return out.text.hash();
    }

    private void next() {
        byte one = in[at];
        switch (CLASS[one & 0xff]) {
            case SPACE -> at++;
            case LETTER -> word();
            case DIGIT -> number();
            case OPERATOR -> operator();
            default -> other(one);
        }
    }

    private void other(byte one) {
        switch (one) {
            case '\'' -> string(false);
            case '"' -> quotedName();
            case '$' -> dollar();
            case '.' -> dot();
            case ':' -> colon();
            case '(', '[' -> {
                at++;
                out.open(one);
            }
            case ')', ']' -> {
                at++;
                out.close(one);
            }
            case ',' -> {
                at++;
                out.comma();
            }
            case ';' -> {
                at++;
                out.semicolon();
            }
            default -> {
                out.operator(in, at, at + 1);
                at++;
            }
        }
    }

    private void word() {
        int start = at;
        NormalText text = out.text;
        int before = text.length;
        out.beforeWord();
        int first = text.length;
        while (at < end) {
            byte one = in[at];
            byte kind = CLASS[one & 0xff];
            if (kind != LETTER && kind != DIGIT && one != '$') {
                break;
            }
            text.put(LOWER[one & 0xff]);
            at++;
        }
        if (at < end && (in[at] == '\'' || in[at] == '&') && prefixOfLiteral(start)) {
            text.backTo(before);
            literalWithPrefix(LOWER[in[start] & 0xff]);
        } else {
            out.word(first);
        }
    }

    /** Whether the word before a quote belongs to it: E'', B'', X'', N'', U&''. */
    private boolean prefixOfLiteral(int start) {
        if (at - start != 1) {
            return false;
        }
        byte letter = LOWER[in[start] & 0xff];
        if (in[at] == '\'') {
            return letter == 'e' || letter == 'b' || letter == 'x' || letter == 'n';
        }
        return letter == 'u' && at + 1 < end && (in[at + 1] == '\'' || in[at + 1] == '"');
    }

    private void literalWithPrefix(byte letter) {
        if (letter == 'u') {
            at++;
            if (in[at] == '"') {
                quotedName();
                return;
            }
        }
        string(letter == 'e');
    }

    /** From its opening quote on; parts of one literal may stand on several lines. */
    private void string(boolean escapes) {
        do {
            at++;
            closeString(escapes);
        } while (continued());
        out.constant();
    }

    private void closeString(boolean escapes) {
        while (at < end) {
            at = escapes
                    ? Bytes.findEither(in, at, end, (byte) '\'', (byte) '\\')
                    : Bytes.find(in, at, end, (byte) '\'');
            if (at >= end) {
                break;
            }
            if (in[at] == '\\' || (at + 1 < end && in[at + 1] == '\'')) {
                at += 2;
            } else {
                at++;
                return;
            }
        }
        at = end;
    }

    private boolean continued() {
        boolean newLine = false;
        int ahead = at;
        while (ahead < end && CLASS[in[ahead] & 0xff] == SPACE) {
            newLine |= in[ahead] == '\n' || in[ahead] == '\r';
            ahead++;
        }
        if (newLine && ahead < end && in[ahead] == '\'') {
            at = ahead;
            return true;
        }
        return false;
    }

    private void quotedName() {
        int start = at++;
        while (at < end) {
            at = Bytes.find(in, at, end, (byte) '"');
            if (at + 1 < end && in[at + 1] == '"') {
                at += 2;
            } else {
                break;
            }
        }
        at = Math.min(end, at + 1);
        out.quotedName(in, start, at);
    }

    /** {@code $1}, {@code $$…$$} or {@code $tag$…$tag$}. */
    private void dollar() {
        int tag = at + 1;
        if (tag < end && CLASS[in[tag] & 0xff] == DIGIT) {
            at = tag;
            while (at < end && CLASS[in[at] & 0xff] == DIGIT) {
                at++;
            }
            out.constant();
            return;
        }
        while (tag < end && (CLASS[in[tag] & 0xff] == LETTER || CLASS[in[tag] & 0xff] == DIGIT)) {
            tag++;
        }
        if (tag < end && in[tag] == '$') {
            at = endOfDollarQuote(tag + 1);
            out.constant();
        } else {
            out.operator(in, at, at + 1);
            at++;
        }
    }

    private int endOfDollarQuote(int body) {
        int size = body - at;
        for (int close = Bytes.find(in, body, end, (byte) '$');
                close < end;
                close = Bytes.find(in, close + 1, end, (byte) '$')) {
            if (close + size <= end && java.util.Arrays.equals(in, at, body, in, close, close + size)) {
                return close + size;
            }
        }
        return end;
    }

    private void number() {
        while (at < end) {
            byte one = in[at];
            byte kind = CLASS[one & 0xff];
            boolean exponent = (one == 'e' || one == 'E') && at + 1 < end && (in[at + 1] == '-' || in[at + 1] == '+');
            if (exponent) {
                at++;
            } else if ((kind != DIGIT && kind != LETTER && one != '.')
                    || (one == '.' && at + 1 < end && in[at + 1] == '.')) {
                break;
            }
            at++;
        }
        out.constant();
    }

    private void dot() {
        if (at + 1 < end && CLASS[in[at + 1] & 0xff] == DIGIT && !out.afterName()) {
            at++;
            number();
        } else {
            at++;
            out.dot();
        }
    }

    private void colon() {
        if (at + 1 < end && in[at + 1] == ':') {
            at += 2;
            out.cast();
        } else {
            int size = at + 1 < end && in[at + 1] == '=' ? 2 : 1;
            out.operator(in, at, at + size);
            at += size;
        }
    }

    private void operator() {
        int start = at;
        if (comment()) {
            return;
        }
        boolean mayEndInSign = false;
        while (at < end && CLASS[in[at] & 0xff] == OPERATOR && !commentStarts(at)) {
            mayEndInSign |= "~!@#%^&|`?".indexOf(in[at]) >= 0;
            at++;
        }
        while (!mayEndInSign && at - start > 1 && (in[at - 1] == '-' || in[at - 1] == '+')) {
            at--;
        }
        out.operator(in, start, at);
    }

    private boolean commentStarts(int where) {
        return where + 1 < end
                && ((in[where] == '-' && in[where + 1] == '-') || (in[where] == '/' && in[where + 1] == '*'));
    }

    private boolean comment() {
        if (!commentStarts(at)) {
            return false;
        }
        if (in[at] == '-') {
            at = Bytes.find(in, at, end, (byte) '\n');
            return true;
        }
        int depth = 0;
        do {
            if (commentStarts(at) && in[at] == '/') {
                depth++;
                at += 2;
            } else if (at + 1 < end && in[at] == '*' && in[at + 1] == '/') {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < end);
        at = Math.min(at, end);
        return true;
    }
}
