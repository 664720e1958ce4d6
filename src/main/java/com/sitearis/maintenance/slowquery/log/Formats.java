package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises a log's format by its beginning. */
final class Formats {

    private static final int LINES = 100;

    private final @Nullable String prefix;

    /** {@code prefix} is the server's log_line_prefix, when it was given. */
    Formats(@Nullable String prefix) {
        this.prefix = prefix;
    }

    /** What most lines are: a single line may be anything. */
    LogFormat of(String file, byte[] head, int length) {
        JsonLog json = new JsonLog();
        CsvLog csv = new CsvLog();
        int lines = 0;
        int objects = 0;
        int rows = 0;
        int stamped = 0;
        for (int line = 0; line < length && lines < LINES; lines++) {
            objects += json.begins(head, line, length) ? 1 : 0;
            boolean row = csv.begins(head, line, length);
            rows += row ? 1 : 0;
            stamped += !row && Digits.timestamp(head, line, length) ? 1 : 0;
            line = Bytes.find(head, line, length, (byte) '\n') + 1;
        }
        if (objects * 2 >= Math.max(1, lines)) {
            return json;
        }
        if (rows > 0 && rows >= stamped) {
            return csv;
        }
        Optional<LinePrefix> known =
                prefix != null ? Optional.of(new LinePrefix(prefix)) : PrefixGuess.of(head, length);
        return new StderrLog(known.orElseThrow(() -> new LogFormatUnknown(file)));
    }
}
