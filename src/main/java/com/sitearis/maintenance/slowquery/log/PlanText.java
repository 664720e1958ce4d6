package com.sitearis.maintenance.slowquery.log;

import static com.sitearis.maintenance.slowquery.log.RecordSink.ascii;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;

/** Finds the statement in a plan of auto_explain, in its formats text and JSON. */
final class PlanText {

    private static final byte[] TEXT = ascii("Query Text: ");
    private static final byte[] JSON = ascii("\"Query Text\": \"");
    private static final byte[] COST = ascii("  (cost=");
    private static final byte[] PARAMETERS = ascii("Query Parameters: ");

    private PlanText() {}

    static void query(byte[] bytes, int from, int to, QueryTable queries) {
        int text = find(bytes, from, Math.min(to, from + 64), TEXT);
        if (text >= 0) {
            int begin = text + TEXT.length;
            queries.of(bytes, begin, endOfText(bytes, begin, to)).plan();
            return;
        }
        int json = find(bytes, from, Math.min(to, from + 64), JSON);
        if (json >= 0) {
            Slice query = new Slice();
            query.set(bytes, json + JSON.length, to);
            JsonString.read(query, new Scratch());
            queries.of(query.bytes, query.from, query.to).plan();
        }
    }

    /** The statement ends before the line of the plan's first node, or of its parameters. */
    private static int endOfText(byte[] bytes, int begin, int to) {
        int line = begin;
        while (line < to) {
            int end = Bytes.find(bytes, line, to, (byte) '\n');
            int start = bytes[line] == '\t' ? line + 1 : line;
            if (line > begin
                    && (Bytes.startsWith(bytes, start, end, PARAMETERS) || find(bytes, line, end, COST) >= 0)) {
                return line;
            }
            line = end + 1;
        }
        return to;
    }

    private static int find(byte[] bytes, int from, int to, byte[] text) {
        for (int at = Bytes.find(bytes, from, to, text[0]); at < to; at = Bytes.find(bytes, at + 1, to, text[0])) {
            if (Bytes.startsWith(bytes, at, to, text)) {
                return at;
            }
        }
        return -1;
    }
}
