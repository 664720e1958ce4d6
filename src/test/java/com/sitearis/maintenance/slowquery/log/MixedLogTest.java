package com.sitearis.maintenance.slowquery.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.LogAnalysis.Amount;
import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.Severity;
import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server's log against counts that were made by other means. */
class MixedLogTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(strings = {"log", "csv", "json"})
    void isCountedToTheMicrosecond(String format) throws IOException {
        LogAnalysis log = Logs.read(Logs.FOLDER.resolve("mixed." + format + ".zst"));
        JsonNode truth = JSON.readTree(Files.readString(Logs.FOLDER.resolve("mixed.truth.json")));
        JsonNode kinds = truth.get("duration_lines_by_kind");

        assertThat(log.records()).isEqualTo(truth.get("records").asLong());
        assertThat(log.unreadableLines()).isZero();
        assertThat(log.amount(LogEvent.STATEMENT))
                .isEqualTo(amount(truth.at("/queries/count"), truth.at("/queries/total_ms")));
        assertThat(log.amount(LogEvent.PLAN)).isEqualTo(amount(kinds.get("plan")));
        assertThat(log.amount(LogEvent.PARSE)).isEqualTo(amount(kinds.get("parse")));
        assertThat(log.amount(LogEvent.BIND)).isEqualTo(amount(kinds.get("bind")));
        assertThat(log.amount(LogEvent.EXECUTE)).isEqualTo(amount(kinds.get("execute")));
        assertThat(log.amount(LogEvent.TEMPORARY_FILE))
                .isEqualTo(new Amount(
                        truth.at("/temp_files/count").asLong(),
                        truth.at("/temp_files/bytes").asLong()));
        assertThat(log.largestTemporaryFile())
                .isEqualTo(truth.at("/temp_files/max").asLong());
        events(log, truth.get("events"));
        for (Severity severity : Severity.values()) {
            assertThat(log.severities().get(severity))
                    .isEqualTo(truth.at("/severity/" + severity).asLong(0));
        }
        names(log.databases(), truth.get("by_database"));
        names(log.users(), truth.get("by_user"));
        names(log.applications(), truth.get("by_application"));
        names(log.hosts(), truth.get("by_host"));
        names(log.hours(), truth.get("by_hour"));
    }

    private static void events(LogAnalysis log, JsonNode events) {
        Map.of(
                        LogEvent.LOCK_ACQUIRED, "lock_acquired",
                        LogEvent.LOCK_WAITING, "lock_still_waiting",
                        LogEvent.DEADLOCK, "deadlock_detected_log",
                        LogEvent.CHECKPOINT, "checkpoint_complete",
                        LogEvent.CHECKPOINT_STARTED, "checkpoint_starting",
                        LogEvent.AUTOVACUUM, "autovacuum",
                        LogEvent.AUTOANALYZE, "autoanalyze",
                        LogEvent.CONNECTION_RECEIVED, "connection_received",
                        LogEvent.CONNECTION_AUTHORIZED, "connection_authorized",
                        LogEvent.DISCONNECTION, "disconnection")
                .forEach((event, name) -> assertThat(log.amount(event).count())
                        .as(name)
                        .isEqualTo(events.get(name).asLong()));
    }

    private static void names(Map<String, Amount> found, JsonNode truth) {
        Map<String, Amount> expected = new HashMap<>();
        truth.properties().forEach(one -> expected.put(one.getKey(), amount(one.getValue())));
        assertThat(found).isEqualTo(expected);
    }

    private static Amount amount(JsonNode counted) {
        return amount(counted.get("count"), counted.get("ms"));
    }

    private static Amount amount(JsonNode count, JsonNode ms) {
        return new Amount(
                count.asLong(), new BigDecimal(ms.asString()).movePointRight(3).longValueExact());
    }

    @Test
    void isTheSameInAllFormats() throws IOException {
        LogAnalysis json = Logs.read(Logs.mixed("json"));
        assertThat(Logs.figures(Logs.read(Logs.mixed("csv")))).isEqualTo(Logs.figures(json));
        assertThat(Logs.figures(Logs.read(Logs.mixed("log")))).isEqualTo(Logs.figures(json));
    }

    @Test
    void isTheSameHoweverItIsCompressed() throws IOException {
        byte[] plain = Logs.mixed("log");
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
        try (OutputStream one = new GZIPOutputStream(gzip);
                OutputStream other = new BZip2CompressorOutputStream(bzip2)) {
            one.write(plain);
            other.write(plain);
        }
        LogAnalysis log = Logs.read(plain);
        assertThat(Logs.figures(Logs.read(new ByteArrayInputStream(gzip.toByteArray()))))
                .isEqualTo(Logs.figures(log));
        assertThat(Logs.figures(Logs.read(new ByteArrayInputStream(bzip2.toByteArray()))))
                .isEqualTo(Logs.figures(log));
    }

    /** Statements as the server tells them apart. Lists of other lengths are one to us, so that there are merges. */
    @Test
    void statementsAreToldApartAsTheServerDoes() throws IOException {
        Map<String, Set<String>> formsById = new HashMap<>();
        Map<String, Set<String>> idsByForm = new HashMap<>();
        for (String line : new String(Logs.mixed("json"), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            JsonNode record = JSON.readTree(line);
            String sql = record.path("message")
                    .asString()
                    .replaceFirst("(?s)^duration: \\S+ ms  (statement|execute [^:]*): ", "");
            if (sql.matches("(?is)\\s*(select|insert|update|delete|with)\\b[^;]*;?\\s*")) {
                String id = record.get("query_id").asString();
                String form = Fingerprint.of(sql).text();
                formsById.computeIfAbsent(id, x -> new HashSet<>()).add(form);
                idsByForm.computeIfAbsent(form, x -> new HashSet<>()).add(id);
            }
        }
        assertThat(formsById).hasSizeGreaterThan(300);
        assertThat(formsById.values().stream().filter(forms -> forms.size() > 1))
                .hasSizeLessThanOrEqualTo(4);
        assertThat(idsByForm.values().stream().filter(ids -> ids.size() > 1)).hasSizeLessThanOrEqualTo(7);
    }
}
