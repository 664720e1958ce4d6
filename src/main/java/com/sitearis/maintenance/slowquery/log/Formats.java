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

    LogFormat of(String file, byte[] head, int length) {
        JsonLog json = new JsonLog();
        CsvLog csv = new CsvLog();
        for (int line = 0, lines = 0; line < length && lines < LINES; lines++) {
            if (json.begins(head, line, length)) {
                return json;
            }
            if (csv.begins(head, line, length)) {
                return csv;
            }
            line = Bytes.find(head, line, length, (byte) '\n') + 1;
            if (line > 0 && prefix != null) {
                break;
            }
        }
        Optional<LinePrefix> known =
                prefix != null ? Optional.of(new LinePrefix(prefix)) : PrefixGuess.of(head, length);
        return new StderrLog(known.orElseThrow(() -> new LogFormatUnknown(file)));
    }
}
