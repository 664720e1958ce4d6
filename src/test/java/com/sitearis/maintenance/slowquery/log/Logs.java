package com.sitearis.maintenance.slowquery.log;

import com.github.luben.zstd.ZstdInputStream;
import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Logs for tests. {@code mixed} is the same activity in three formats, written by a PostgreSQL 15. */
final class Logs {

    static final Path FOLDER = Path.of("src/test/resources/slowquery");
    /** Small, so that logs of a few megabytes have many chunks. */
    static final int SMALL_CHUNKS = 256 * 1024;

    private Logs() {}

    static byte[] mixed(String format) throws IOException {
        try (InputStream in = new ZstdInputStream(Files.newInputStream(FOLDER.resolve("mixed." + format + ".zst")))) {
            return in.readAllBytes();
        }
    }

    static LogAnalysis read(Path... files) {
        return new LogReader(null, 2, SMALL_CHUNKS).read(List.of(files), InputStream.nullInputStream());
    }

    static LogAnalysis read(byte[] log) {
        return read(new ByteArrayInputStream(log));
    }

    static LogAnalysis read(String log) {
        return read(log.getBytes(StandardCharsets.UTF_8));
    }

    static LogAnalysis read(InputStream log) {
        return new LogReader(null, 2, SMALL_CHUNKS).read(List.of(Path.of("-")), log);
    }

    /** All figures, so that two analyses can be compared. */
    static List<Object> figures(LogAnalysis log) {
        return List.of(
                log.records(),
                log.events(),
                log.severities(),
                log.databases(),
                log.users(),
                log.applications(),
                log.hosts(),
                log.hours(),
                log.histogram(),
                log.unreadableLines(),
                log.queries().stream()
                        .sorted(Comparator.comparing(QueryStatistics::hash))
                        .map(Logs::figures)
                        .toList());
    }

    private static List<Object> figures(QueryStatistics query) {
        return List.of(
                query.fingerprint(),
                query.calls(),
                query.totalMicros(),
                query.longestMicros(),
                query.percentileMicros(0.95),
                query.plans(),
                query.errors(),
                query.temporaryFiles(),
                query.temporaryBytes(),
                query.lockWaits(),
                query.lockMicros());
    }
}
