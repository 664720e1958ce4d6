package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;

/** csvlog: fields may hold new lines, so that the quotes before one tell whether it ends a record. */
final class CsvLog implements LogFormat {

    private static final int LOOK_BACK = 256 * 1024;

    @Override
    public int lastRecord(byte[] bytes, int from, int to) {
        boolean within = (Bytes.count(bytes, from, to, (byte) '"') & 1) != 0;
        int lowest = Math.max(from, to - LOOK_BACK);
        for (int at = to; at > lowest; at--) {
            byte before = bytes[at - 1];
            if (before == '"') {
                within = !within;
            } else if (before == '\n' && !within && begins(bytes, at, to)) {
                return at;
            }
        }
        return carefully(bytes, from, to);
    }

    /** Somewhere a quote is missing, or the record is long: record by record, as the parser reads them. */
    private int carefully(byte[] bytes, int from, int to) {
        CsvFields fields = new CsvFields();
        int last = -1;
        int at = from;
        while (at < to) {
            int end = fields.read(bytes, at, to);
            int next = end < 0 ? nextBeginning(bytes, at, to) : end;
            if (next >= to) {
                break;
            }
            last = next;
            at = next;
        }
        return last;
    }

    /** Where the first line behind {@code at} begins a record, or {@code to}. */
    int nextBeginning(byte[] bytes, int at, int to) {
        int next = Bytes.find(bytes, at, to, (byte) '\n') + 1;
        while (next < to && !begins(bytes, next, to)) {
            next = Bytes.find(bytes, next, to, (byte) '\n') + 1;
        }
        return Math.min(next, to);
    }

    @Override
    public int nextRecord(byte[] bytes, int from, int to) {
        int next = nextBeginning(bytes, from, to);
        return next < to ? next : -1;
    }

    @Override
    public boolean begins(byte[] bytes, int at, int to) {
        if (!Digits.timestamp(bytes, at, to)) {
            return false;
        }
        int comma = Bytes.find(bytes, at + 19, Math.min(to, at + 48), (byte) ',');
        return comma + 1 < to && bytes[comma] == ',' && (bytes[comma + 1] == '"' || bytes[comma + 1] == ',');
    }

    @Override
    public RecordParser parser() {
        return new CsvParser(this);
    }
}
