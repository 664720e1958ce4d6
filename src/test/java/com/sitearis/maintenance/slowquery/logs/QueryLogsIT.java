package com.sitearis.maintenance.slowquery.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery;
import com.sitearis.maintenance.slowquery.log.LogReader;
import com.sitearis.maintenance.upkeep.UpkeepStage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is read while it is written, rotated and compressed, against the same log read at once. */
class QueryLogsIT {

    private static final long SMALL_PARTS = 200_000;

    private static final String NEXT_LINE =
            "2026-11-22T08:30:00Z db1 postgres[9]: [1-1] user=a,db=shop LOG:  connection received\n";
    private static final Pattern RECORD = Pattern.compile("(\\S+) (\\S+) \\S+ \\[(\\d+)\\] (.*)", Pattern.DOTALL);

    private static UpkeepStage stage;
    private static byte[] log;

    @TempDir
    Path folder;

    @BeforeAll
    static void create() throws IOException, SQLException {
        stage = UpkeepStage.create("query_logs_own");
        log = mixed("log");
        stage.clock.set("2026-11-22T08:00:00Z");
    }

    private static byte[] mixed(String format) throws IOException {
        Path file = Path.of("src/test/resources/slowquery/mixed." + format + ".zst");
        try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private QuietScope read(String target) throws SQLException, IOException {
        return read(target, "*");
    }

    private QuietScope read(String target, String files) throws SQLException, IOException {
        PgAddress address = new PgAddress("127.0.0.1", 5432, "shop", "nobody", null, Map.of());
        Database database = UpkeepStage.database(target, address);
        QueryLogsSettings settings = new QueryLogsSettings(
                folder.toString(), files, List.of(target), null, ZoneId.of("Europe/Paris"), Duration.ofMinutes(10));
        QuietScope scope = new QuietScope();
        stage.clock.set(stage.clock.instant().plusSeconds(60).toString());
        new QueryLogsWork(stage.own, stage.assignment(new Named(target), settings, database), stage.clock, SMALL_PARTS)
                .read(scope);
        return scope;
    }

    private static List<Map<String, Object>> figures(String target) {
        return stage.jdbc().sql("""
                        select hour::text, fingerprint, calls, total_us, max_us, temporary_bytes, lock_waits, lock_us,
                               errors, md5(durations) as durations
                          from app.query_hour where target = :target order by hour, fingerprint""").param("target", target).query().listOfRows();
    }

    private static List<Map<String, Object>> events(String target) {
        return stage.jdbc()
                .sql(
                        "select hour::text, event, count, sum from app.log_event_hour where target = :target order by 1, 2")
                .param("target", target)
                .query()
                .listOfRows();
    }

    /** Also when the clock of the machine is not that of the log. */
    private static void touch(Path file, int minute) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(stage.clock.instant().minus(Duration.ofMinutes(200 - minute))));
    }

    @Test
    void readInPiecesThroughRotationItIsTheSameAsReadAtOnce() throws Exception {
        Files.write(folder.resolve("whole.log"), log);
        touch(folder.resolve("whole.log"), 0);
        read("whole", "whole.log");
        Files.delete(folder.resolve("whole.log"));
        assertThat(figures("whole")).isNotEmpty();

        int[] cuts = {0, 900, 313_131, 313_200, record(700_007), 1_100_001, record(1_400_000), log.length};
        Path current = folder.resolve("shop.log");
        for (int i = 0; i + 1 < cuts.length; i++) {
            Files.write(
                    current,
                    Arrays.copyOfRange(log, cuts[i], cuts[i + 1]),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Files.setLastModifiedTime(current, FileTime.from(stage.clock.instant()));
            read("pieces");
            read("pieces");
            if (i == 3) {
                Files.move(current, folder.resolve("shop.log.1"));
                touch(folder.resolve("shop.log.1"), 10);
            }
            if (i == 4) {
                compress(folder.resolve("shop.log.1"));
                touch(folder.resolve("shop.log.1.gz"), 10);
            }
            if (i == 5) {
                Files.copy(current, folder.resolve("shop.log.2"));
                touch(folder.resolve("shop.log.2"), 20);
                Files.write(current, new byte[0]);
            }
        }
        stage.clock.set(stage.clock.instant().plus(Duration.ofHours(1)).toString());
        read("pieces");

        assertThat(events("pieces")).isEqualTo(events("whole"));
        assertThat(figures("pieces")).isEqualTo(figures("whole"));
        assertThat(read("pieces").notes).anyMatch(note -> note.endsWith(", 0 new bytes"));
    }

    /** Where a record begins: servers do not rotate within one. */
    private static int record(int at) {
        return new String(log, StandardCharsets.ISO_8859_1).indexOf("\n2026-11-22 ", at) + 1;
    }

    private static void compress(Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz")))) {
            out.write(Files.readAllBytes(file));
        }
        Files.delete(file);
    }

    @Test
    void killedInTheMiddleAndRunAgainItIsTheSame() throws Exception {
        Files.write(folder.resolve("a.log"), log);
        touch(folder.resolve("a.log"), 0);
        read("once");
        stage.jdbc()
                .sql("alter table app.log_file add constraint planted check (job <> 'killed' or read_to < 900000)")
                .update();
        assertThatThrownBy(() -> read("killed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("planted");
        assertThat(figures("killed")).as("some parts were entered").isNotEmpty();
        stage.jdbc().sql("alter table app.log_file drop constraint planted").update();

        read("killed");
        assertThat(figures("killed")).isEqualTo(figures("once"));
        assertThat(events("killed")).isEqualTo(events("once"));
    }

    @Test
    void tellsTheSameAsAnAnalysisInEveryFormat() throws Exception {
        Path stderr = Files.write(folder.resolve("a.log"), log);
        Path csv = Files.write(folder.resolve("b.csv"), mixed("csv"));
        Path json = Files.write(folder.resolve("c.json"), mixed("json"));
        for (Path file : List.of(stderr, csv, json)) {
            touch(file, 0);
        }
        read("stderr", "a.log");
        read("csv", "b.csv");
        read("json", "c.json");
        assertThat(figures("csv")).isEqualTo(figures("json"));
        assertThat(figures("stderr")).isEqualTo(figures("json"));

        LogAnalysis analysis = new LogReader(null).read(List.of(json), InputStream.nullInputStream());
        List<WeeklyQuery> week = new QueryHistory(stage.own)
                .week("json", LocalDate.parse("2026-11-16"), ZoneId.of("UTC"))
                .queries();
        LogAnalysis.Amount shop = Objects.requireNonNull(analysis.databases().get("shop"));
        assertThat(week.stream().mapToLong(WeeklyQuery::calls).sum()).isEqualTo(shop.count());
        assertThat(week.stream().mapToDouble(WeeklyQuery::totalMs).sum() * 1000)
                .isCloseTo((double) shop.sum(), org.assertj.core.data.Offset.offset(1.0));
        assertThat(week.get(0).durations()).isNotNull();
        assertThat(week.get(0).msByHour().get(6 * 24 + 7))
                .as("Sunday from 07:00 on")
                .isPositive();
        assertThat(stage.jdbc()
                        .sql("select sum(count) from app.log_event_hour where target = 'json' and event = :event")
                        .param("event", LogEvent.STATEMENT.name())
                        .query(Long.class)
                        .single())
                .isEqualTo(shop.count());
    }

    @Test
    void aSyslogReadInPiecesIsTheSameAsReadAtOnce() throws Exception {
        byte[] syslog = syslog();
        Files.write(folder.resolve("whole.1"), syslog);
        touch(folder.resolve("whole.1"), 0);
        Files.writeString(folder.resolve("whole"), NEXT_LINE);
        read("syslog", "whole*");
        assertThat(figures("syslog")).hasSizeGreaterThan(300);

        Path current = folder.resolve("syslog");
        int[] cuts = {0, 500, 200_001, 200_400, 900_000, syslog.length};
        for (int i = 0; i + 1 < cuts.length; i++) {
            Files.write(
                    current,
                    Arrays.copyOfRange(syslog, cuts[i], cuts[i + 1]),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Files.setLastModifiedTime(current, FileTime.from(stage.clock.instant()));
            read("syslog-pieces", "s*");
        }
        Files.move(current, folder.resolve("syslog.1"));
        touch(folder.resolve("syslog.1"), 10);
        Files.writeString(current, NEXT_LINE);
        Files.setLastModifiedTime(current, FileTime.from(stage.clock.instant()));
        read("syslog-pieces", "s*");

        assertThat(events("syslog-pieces")).isEqualTo(events("syslog"));
        assertThat(figures("syslog-pieces")).isEqualTo(figures("syslog"));
    }

    /** The log as syslog would have it: two sessions' records always lie between one another. */
    private static byte[] syslog() {
        StringBuilder out = new StringBuilder();
        List<String> waiting = new ArrayList<>();
        int record = 0;
        for (String text : new String(log, StandardCharsets.ISO_8859_1).split("\n(?=2026-11-22 )", -1)) {
            Matcher begin = RECORD.matcher(text);
            if (!begin.matches() || begin.group(4).contains("2026-11-22 ")) {
                continue;
            }
            record++;
            int line = 0;
            for (String one : begin.group(4).split("\n\t?", -1)) {
                line++;
                waiting.add(begin.group(1) + "T" + begin.group(2) + "Z db1 postgres[" + begin.group(3) + "]: [" + record
                        + "-" + line + "] " + (line == 1 ? "" : "#011") + one + "\n");
            }
            if (record % 2 == 0) {
                waiting.forEach(out::append);
                waiting.clear();
            }
        }
        waiting.forEach(out::append);
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        assertThatThrownBy(() -> read("nothing")).isInstanceOf(LogFolderUnreadable.class);
    }

    /** A job's name is what it remembers by. */
    private static final class Named implements com.sitearis.maintenance.plan.JobKind<QueryLogsSettings> {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<QueryLogsSettings> settings() {
            return QueryLogsSettings.class;
        }

        @Override
        public List<String> targets(QueryLogsSettings settings) {
            return List.of("logs");
        }
    }
}
