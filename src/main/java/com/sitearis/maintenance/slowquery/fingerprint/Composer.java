package com.sitearis.maintenance.slowquery.fingerprint;

import java.nio.charset.StandardCharsets;

/** Writes the normal form, token by token, and folds what stands for many. */
final class Composer {

    private static final int START = 0;
    private static final int NAME = 1;
    private static final int KEYWORD = 2;
    private static final int CONSTANT = 3;
    private static final int OPEN = 4;
    private static final int CLOSE = 5;
    private static final int COMMA = 6;
    private static final int OPERATOR = 7;
    private static final int DOT = 8;
    private static final int CAST = 9;
    private static final byte[] NOT_EQUAL = "<>".getBytes(StandardCharsets.US_ASCII);

    final NormalText text = new NormalText();
    private final Groups groups = new Groups(text);
    private int last;
    /** What the last word meant. */
    private int flags;
    /** Where a minus sign stands that belongs to a constant, should one follow; or -1. */
    private int sign;

    private boolean statementBegins;
    private boolean nameIsNext;
    /** Behind {@code extract(}: pg_stat_statements holds the field for a constant. */
    private boolean fieldIsNext;

    private boolean setting;
    /** Behind {@code set name =}: everything up to here stays, what follows is one constant; or -1. */
    private int settingEnds;

    private boolean type;
    private int trailing;

    void begin() {
        text.clear();
        groups.clear();
        last = START;
        statement();
    }

    private void statement() {
        flags = 0;
        sign = -1;
        statementBegins = true;
        nameIsNext = false;
        fieldIsNext = false;
        setting = false;
        settingEnds = -1;
        type = false;
        trailing = -1;
    }

    void end() {
        if (trailing >= 0) {
            text.backTo(trailing); // a statement's last semicolon says nothing
        }
    }

    void beforeWord() {
        space();
    }

    /** A word was written from {@code first} on, in lower case. */
    void word(int first) {
        if (settingEnds >= 0) {
            swallowed();
            return;
        }
        int before = flags;
        int is = Words.flags(text.bytes, first, text.length);
        boolean constant = (is & Words.CONSTANT) != 0 && last != DOT && (before & Words.IS) == 0 && !notNull(before);
        if (constant || (fieldIsNext && last == OPEN)) {
            text.backTo(first);
            constantWithoutSpace();
            return;
        }
        if (nameIsNext && (is & Words.BEFORE_NAME) == 0) {
            text.backTo(first);
            text.put((byte) '?');
            nameIsNext = false;
            is = 0;
        } else if (statementBegins) {
            nameIsNext = (is & Words.NAMES) != 0;
            setting = (is & Words.SET) != 0;
        }
        statementBegins = false;
        boolean open = (is & Words.OPENS) != 0 && last != DOT;
        groups.word(is, type || last == CAST);
        type |= last == CAST;
        // `is not null`: what `is` began goes on behind `not`
        flags = (is & Words.NOT) != 0 ? is | (before & Words.IS) : is;
        last = open ? KEYWORD : NAME;
        sign = -1;
        trailing = -1;
        if (setting && (is & Words.TO) != 0) {
            settingEnds = text.length;
        }
    }

    private static boolean notNull(int before) {
        return (before & Words.NOT) != 0;
    }

    void quotedName(byte[] in, int from, int to) {
        space();
        if (nameIsNext) {
            text.put((byte) '?');
            nameIsNext = false;
        } else {
            text.put(in, from, to);
        }
        groups.word(0, type || last == CAST);
        type |= last == CAST;
        token(NAME);
    }

    void constant() {
        space();
        constantWithoutSpace();
    }

    private void constantWithoutSpace() {
        if (sign >= 0) {
            text.backTo(sign);
        }
        if (!groups.repeats(last == COMMA)) {
            text.put((byte) '?');
        }
        groups.constant();
        type = false;
        token(CONSTANT);
    }

    void operator(byte[] in, int from, int to) {
        boolean unary = last != NAME && last != CONSTANT && last != CLOSE;
        boolean minus = unary && to - from == 1 && in[from] == '-';
        space();
        int start = text.length;
        if (to - from == 2 && in[from] == '!' && in[from + 1] == '=') {
            text.put(NOT_EQUAL, 0, 2);
        } else {
            text.put(in, from, to);
        }
        if (!minus) {
            groups.other();
        }
        boolean assigned = setting && to - from == 1 && in[from] == '=';
        type = false;
        token(OPERATOR);
        sign = minus ? start : -1;
        if (assigned && settingEnds < 0) {
            settingEnds = text.length;
        }
    }

    void open(byte bracket) {
        boolean call = last == NAME || last == CONSTANT || last == CLOSE;
        if ((bracket == '(' && !call) || (bracket == '[' && last == KEYWORD)) {
            space();
        }
        text.put(bracket);
        groups.open(flags, last == COMMA, type);
        boolean extract = (flags & Words.EXTRACT) != 0;
        token(OPEN);
        fieldIsNext = extract;
    }

    void close(byte bracket) {
        groups.close(bracket);
        token(CLOSE);
    }

    void comma() {
        text.put((byte) ',');
        type = false;
        token(COMMA);
    }

    void dot() {
        text.put((byte) '.');
        token(DOT);
    }

    void cast() {
        text.put((byte) ':');
        text.put((byte) ':');
        type = false;
        token(CAST);
    }

    void semicolon() {
        int before = trailing >= 0 ? trailing : text.length;
        if (last == START) {
            return;
        }
        if (trailing < 0) {
            text.put((byte) ';');
        }
        groups.clear();
        statement();
        last = COMMA; // the next statement follows after a space
        trailing = before;
    }

    /** Whether what was written last is a name, so that a dot and a digit are no number. */
    boolean afterName() {
        return last == NAME || last == CLOSE;
    }

    private void token(int kind) {
        if (settingEnds >= 0) {
            swallowed();
            return;
        }
        last = kind;
        flags = 0;
        sign = -1;
        fieldIsNext = false;
        statementBegins = false;
        trailing = -1;
    }

    /** A setting's value is one constant, however it is written. */
    private void swallowed() {
        text.backTo(settingEnds);
        text.put((byte) ' ');
        text.put((byte) '?');
        last = CONSTANT;
        trailing = -1;
    }

    private void space() {
        if (last != START && last != OPEN && last != DOT && last != CAST && (sign < 0 || last != OPERATOR)) {
            text.put((byte) ' ');
        }
    }
}
