package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;

/** jsonlog: one object a line. */
final class JsonLog implements LogFormat {

    @Override
    public int lastRecord(byte[] bytes, int from, int to) {
        for (int at = to; at > from; at--) {
            if (bytes[at - 1] == '\n') {
                return at;
            }
        }
        return -1;
    }

    @Override
    public int nextRecord(byte[] bytes, int from, int to) {
        int end = Bytes.find(bytes, from, to, (byte) '\n');
        return end < to ? end + 1 : -1;
    }

    @Override
    public boolean begins(byte[] bytes, int at, int to) {
        return at < to && bytes[at] == '{';
    }

    @Override
    public RecordParser parser() {
        return new JsonParser();
    }
}
