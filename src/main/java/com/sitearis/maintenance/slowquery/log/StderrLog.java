package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;

/** stderr with a {@code log_line_prefix}: a record goes on in lines that begin with a tab. */
final class StderrLog implements LogFormat {

    final LinePrefix prefix;

    StderrLog(LinePrefix prefix) {
        this.prefix = prefix;
    }

    @Override
    public int lastRecord(byte[] bytes, int from, int to) {
        for (int at = to - 1; at > from; at--) {
            if (bytes[at - 1] == '\n' && prefix.plausible(bytes, at, to)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public int nextRecord(byte[] bytes, int from, int to) {
        int line = Bytes.find(bytes, from, to, (byte) '\n') + 1;
        while (line < to && !prefix.plausible(bytes, line, to)) {
            line = Bytes.find(bytes, line, to, (byte) '\n') + 1;
        }
        return line < to ? line : -1;
    }

    @Override
    public boolean begins(byte[] bytes, int at, int to) {
        return prefix.plausible(bytes, at, to);
    }

    @Override
    public RecordParser parser() {
        return new StderrParser(prefix.another());
    }
}
