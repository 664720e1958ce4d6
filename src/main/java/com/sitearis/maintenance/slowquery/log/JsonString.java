package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import java.nio.charset.StandardCharsets;

/** Strings of JSON, in bytes. */
final class JsonString {

    private JsonString() {}

    /**
     * Reads the string whose first byte is {@code string.from}, behind its quote, and which ends before {@code string.to}.
     * Afterwards {@code string} is its text; a string without escapes stays where it is.
     *
     * @return the byte behind the closing quote, or -1 when there is none (the text is then what there was)
     */
    static int read(Slice string, Scratch scratch) {
        byte[] bytes = string.bytes;
        int to = string.to;
        int at = Bytes.findEither(bytes, string.from, to, (byte) '"', (byte) '\\');
        if (at < to && bytes[at] == '"') {
            string.to = at;
            return at + 1;
        }
        int size = to - string.from;
        scratch.reserve(Math.min(size, closing(bytes, at, to) - string.from));
        int start = scratch.length;
        int from = string.from;
        while (at < to && bytes[at] == '\\') {
            put(scratch, bytes, from, at);
            from = escape(scratch, bytes, at, to);
            at = Bytes.findEither(bytes, from, to, (byte) '"', (byte) '\\');
        }
        put(scratch, bytes, from, at);
        string.set(scratch.bytes, start, scratch.length);
        return at < to ? at + 1 : -1;
    }

    /** The byte behind a string that begins here, behind its quote; -1 when it does not end. */
    static int skip(byte[] bytes, int from, int to) {
        int end = closing(bytes, from, to);
        return end < to ? end + 1 : -1;
    }

    private static int closing(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = Bytes.findEither(bytes, at, to, (byte) '"', (byte) '\\');
            if (at >= to || bytes[at] == '"') {
                return at;
            }
            at += 2;
        }
        return to;
    }

    private static void put(Scratch scratch, byte[] bytes, int from, int to) {
        int size = to - from;
        if (size > 0) {
            System.arraycopy(bytes, from, scratch.bytes, scratch.length, size);
            scratch.length += size;
        }
    }

    /** Writes what an escape means, never longer than the escape; answers the byte behind it. */
    private static int escape(Scratch scratch, byte[] bytes, int at, int to) {
        if (at + 1 >= to) {
            return to;
        }
        byte kind = bytes[at + 1];
        if (kind == 'u') {
            if (at + 6 > to) {
                return to;
            }
            int code = 0;
            for (int i = at + 2; i < at + 6; i++) {
                code = (code << 4) | Math.max(0, Character.digit(bytes[i], 16));
            }
            byte[] utf8 = String.valueOf((char) code).getBytes(StandardCharsets.UTF_8);
            put(scratch, utf8, 0, utf8.length);
            return at + 6;
        }
        scratch.bytes[scratch.length++] = switch (kind) {
            case 'n' -> (byte) '\n';
            case 't' -> (byte) '\t';
            case 'r' -> (byte) '\r';
            case 'b' -> (byte) '\b';
            case 'f' -> (byte) '\f';
            default -> kind;
        };
        return at + 2;
    }
}
