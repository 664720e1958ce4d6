package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SlowQueryCommandsTest {

    private static final String MIXED = "src/test/resources/slowquery/mixed.csv.zst";
    private static final String AT = "2026-11-22 07:52:11.178 UTC [1] a@shop ";

    @TempDir
    Path folder;

    @Test
    void analyzeAnswersOneDocumentWithoutPlanServerOrDatabase() {
        Said said = Said.of("slow-queries", "analyze", MIXED, "--json", "--top", "3", "--home", folder.toString());

        assertThat(said.code()).isZero();
        assertThat(folder).isEmptyDirectory();
        JsonNode log = JsonMapper.shared().readTree(said.out());
        assertThat(log.at("/statements/count").asLong()).isEqualTo(3781);
        assertThat(log.at("/statements/total_ms").decimalValue()).isEqualByComparingTo("16743.563");
        assertThat(log.at("/plans/count").asLong()).isEqualTo(64);
        assertThat(log.at("/parse/count").asLong()).isEqualTo(510);
        assertThat(log.at("/bind/ms").decimalValue()).isEqualByComparingTo("52.606");
        assertThat(log.at("/execute/ms").decimalValue()).isEqualByComparingTo("44.77");
        assertThat(log.at("/temp_files/bytes").asLong()).isEqualTo(179_126_272);
        assertThat(log.at("/locks/acquired").asLong()).isEqualTo(6);
        assertThat(log.get("deadlocks").asLong()).isEqualTo(6);
        assertThat(log.get("checkpoints").asLong()).isEqualTo(2);
        assertThat(log.get("autovacuum").asLong()).isEqualTo(22);
        assertThat(log.get("autoanalyze").asLong()).isEqualTo(35);
        assertThat(log.at("/errors/ERROR").asLong()).isEqualTo(180);
        assertThat(log.get("unreadable_lines").asLong()).isZero();
        assertThat(log.get("top")).hasSize(3);
        assertThat(log.at("/top/0").propertyNames())
                .contains("fingerprint", "query", "calls", "total_ms", "mean_ms", "p95_ms", "max_ms");
    }

    @Test
    void aPersonReadsTotalsStatementsAndWhoRanThem() {
        Said said = Said.of("slow-queries", "analyze", MIXED);
        assertThat(said.out())
                .contains(
                        "3781 statements",
                        "FINGERPRINT",
                        "update counters set value = value + ?",
                        "Report Builder [v2]");
    }

    @Test
    void noLiteralOfTheLogIsAnswered() throws IOException {
        Path log = Files.writeString(
                folder.resolve("secret.log"),
                AT
                        + "LOG:  duration: 1.000 ms  statement: select 'geheim', E'\\'geheim', $$geheim$$, $x$geheim$x$, 4711\n"
                        + AT + "LOG:  duration: 1.000 ms  execute p: select /* geheim */ $1 -- geheim\n"
                        + AT + "DETAIL:  parameters: $1 = 'geheim'\n"
                        + AT + "LOG:  duration: 1.000 ms  plan:\n\tQuery Text: select a from t where b = 'geheim'\n"
                        + "\tSeq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n\t  Filter: (b = 'geheim'::text)\n"
                        + AT + "ERROR:  invalid input syntax for type integer: \"geheim\"\n"
                        + AT + "STATEMENT:  select 'geheim'::int\n"
                        + AT + "ERROR:  geheim was raised\n"
                        + AT + "CONTEXT:  PL/pgSQL function f(text) line 3 geheim\n"
                        + AT + "ERROR:  duplicate key value violates unique constraint \"t_pkey\"\n"
                        + AT + "DETAIL:  Key (mail)=(geheim) already exists.\n"
                        + AT + "STATEMENT:  insert into t values ('geheim', U&'geheim', n'geheim'), ('geheim\n"
                        + "geheim on a line of its own\n"
                        + AT + "LOG:  duration: 1.000 ms  statement: set app.password to geheim\n");

        for (Said said : new Said[] {
            Said.of("slow-queries", "analyze", log.toString(), "--json"),
            Said.of("slow-queries", "analyze", log.toString())
        }) {
            assertThat(said.code()).isZero();
            assertThat(said.out()).doesNotContain("geheim").doesNotContain("4711");
        }
    }

    @Test
    void aFileThatIsNoLogOrNotThereIsNamed() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), "<html>\n");
        assertThat(Said.of("slow-queries", "analyze", page.toString()))
                .satisfies(said -> assertThat(said.code()).isEqualTo(ExitCode.USAGE.code()))
                .satisfies(said -> assertThat(said.err()).contains("page.html", "--prefix", "log-unreadable"));
        assertThat(Said.of("slow-queries", "analyze", folder.resolve("none").toString()))
                .satisfies(said -> assertThat(said.code()).isEqualTo(ExitCode.NOT_FOUND.code()));
    }
}
