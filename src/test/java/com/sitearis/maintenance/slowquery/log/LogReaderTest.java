package com.sitearis.maintenance.slowquery.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.LogAnalysis.Amount;
import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.Severity;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {

    private static final String AT = "2026-11-22 07:52:11.178 UTC ";

    @Test
    void aDurationOfItsOwnBelongsToTheSessionsStatementBefore() {
        LogAnalysis log = Logs.read(AT + "[1] a@shop LOG:  statement: select 1\n"
                + AT + "[2] a@shop LOG:  duration: 5.000 ms\n"
                + AT + "[3] a@shop LOG:  statement: select broken\n"
                + AT + "[3] a@shop ERROR:  column \"broken\" does not exist at character 8\n"
                + AT + "[3] a@shop STATEMENT:  select broken\n"
                + AT + "[3] a@shop LOG:  duration: 7.000 ms\n"
                + AT + "[1] a@shop LOG:  duration: 1.250 ms\n"
                + AT + "[1] a@shop LOG:  duration: 0.100 ms\n"
                + AT + "[1] a@shop LOG:  execute <unnamed>: select a from b where c = $1\n"
                + AT + "[1] a@shop DETAIL:  parameters: $1 = 'secret'\n"
                + AT + "[1] a@shop LOG:  duration: 2.000 ms\n");

        assertThat(log.amount(LogEvent.STATEMENT)).isEqualTo(new Amount(2, 3250));
        assertThat(log.amount(LogEvent.DURATION_ALONE)).isEqualTo(new Amount(3, 12_100));
        assertThat(query(log, "select broken").errors()).isEqualTo(1);
        assertThat(query(log, "select a from b where c = ?").totalMicros()).isEqualTo(2000);
    }

    @Test
    void whatAStatementCausedIsItsOwnThoughOthersWriteBetween() {
        LogAnalysis log = Logs.read(AT + "[1] a@shop LOG:  temporary file: path \"base/1\", size 1000\n"
                + AT + "[2] b@shop LOG:  process 2 acquired ShareLock on transaction 9 after 1200.500 ms\n"
                + AT + "[1] a@shop STATEMENT:  select a from t order by 1\n"
                + AT + "[2] b@shop STATEMENT:  update t\n\tset a = 1\n");

        assertThat(query(log, "select a from t order by ?").temporaryBytes()).isEqualTo(1000);
        assertThat(query(log, "update t set a = ?").lockMicros()).isEqualTo(1_200_500);
    }

    @Test
    void aForeignLineWithinAStatementPartsItNot() {
        LogAnalysis log = Logs.read(AT + "[1] a@shop LOG:  duration: 1.000 ms  statement: select a\n"
                + "sh: restore: not found\n"
                + "\tfrom b\n"
                + AT + "[1] a@shop LOG:  duration: 1.000 ms  statement: select 2\n");

        assertThat(log.unreadableLines()).isEqualTo(1);
        assertThat(log.unreadable().get(0).shape()).isEqualTo("aa: aaaaaaa: aaa aaaaa");
        assertThat(query(log, "select a from b").calls()).isEqualTo(1);
        assertThat(log.databases()).containsOnlyKeys("shop");
    }

    @Test
    void aLogThatWasCutToNothingWhileItWasWrittenToBeginsWithZeros() {
        String log = "\0".repeat(3000) + AT + "[1] a@shop LOG:  duration: 1.000 ms  statement: select 1\n";
        assertThat(Logs.read(AT + "[1] a@shop LOG:  x\n" + log)
                        .amount(LogEvent.STATEMENT)
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            2026-11-22 07:52:11 UTC [7]: user=ann,db=shop,app=[x] y,client=10.0.0.1 |
            2026-11-22 07:52:11 UTC [7]: [3-1] user=ann,db=shop,app=a b,client=10.0.0.1 |
            2026-11-22 07:52:11 UTC:10.0.0.1(5432):ann@shop:[7]:|
            2026-11-22 07:52:11.178 CET [7] ann@shop |
            2026-11-22 07:52:11.178 UTC [7] 6b029f2b.b1a 4 00000 ann@shop |
            2026-11-22 07:52:11.178 UTC pid=7 user=ann database=shop host=10.0.0.1 |
            1795333931.178 [7] ann@shop |
            2026-11-22 07:52:11.178 UTC [7] db=shop,user=ann,app=psql - x,client=10.0.0.1 |
            """)
    void aLinePrefixIsRecognised(String prefix) {
        LogAnalysis log = Logs.read((prefix + "LOG:  duration: 1.500 ms  statement: select 1\n").repeat(3) + prefix
                + "ERROR:  division by zero\n" + prefix + "STATEMENT:  select 1/0\n");

        assertThat(log.unreadableLines()).isZero();
        assertThat(log.users()).containsOnlyKeys("ann");
        assertThat(log.databases()).containsOnlyKeys("shop");
        assertThat(query(log, "select ? / ?").errors()).isEqualTo(1);
        assertThat(log.hours()).containsOnlyKeys("2026-11-22 07");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing of PostgreSQL\nat all\n", "<html>\n"})
    void whatIsNoLogIsRefused(String text) {
        assertThatThrownBy(() -> Logs.read(text)).isInstanceOf(LogFormatUnknown.class);
    }

    @Test
    void anEmptyLogHasNothing() {
        assertThat(Logs.read("").records()).isZero();
    }

    @Test
    void anotherLanguageIsSaid() {
        LogAnalysis log = Logs.read(AT + "[1] a@shop LOG:  Dauer: 1.000 ms  Anweisung: select 1\n"
                + AT + "[1] a@shop FEHLER:  Division durch Null\n"
                + AT + "[1] a@shop ANWEISUNG:  select 1/0\n"
                + AT + "[1] a@shop ERREUR :  division par zéro\n");

        assertThat(log.severities()).containsEntry(Severity.ERROR, 2L);
        assertThat(log.notes()).singleElement().asString().contains("lc_messages");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStatementOfAHundredMegabytesIsOneStatement(boolean json) {
        String open = json
                ? "{\"timestamp\":\"2026-11-22 07:52:11.178 UTC\",\"user\":\"a\",\"dbname\":\"shop\",\"pid\":1,"
                        + "\"error_severity\":\"LOG\",\"message\":\"duration: 9.000 ms  statement: insert into t values (1)"
                : AT + "[1] a@shop LOG:  duration: 9.000 ms  statement: insert into t values (1)";
        String close = json ? "\",\"application_name\":\"psql\"}\n" : "\n";
        byte[] row = ", ('it''s \\\"secret\\\" \\n row')".getBytes(StandardCharsets.UTF_8);
        InputStream rows = new InputStream() {
            private int left = 100 << 20;

            @Override
            public int read() {
                return left-- > 0 ? row[(left + 1) % row.length] : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int size = Math.min(length, left);
                for (int i = 0; i < size; i++) {
                    bytes[from + i] = row[((100 << 20) - left + i) % row.length];
                }
                left -= size;
                return size > 0 ? size : -1;
            }
        };
        LogAnalysis log = Logs.read(new SequenceInputStream(
                Collections.enumeration(List.of(bytes(open), rows, bytes(close), bytes(open + close)))));

        assertThat(log.amount(LogEvent.STATEMENT)).isEqualTo(new Amount(2, 18_000));
        assertThat(log.unreadableLines()).isZero();
        assertThat(log.queries())
                .allSatisfy(query -> assertThat(query.text().length).isLessThan(9000));
        assertThat(log.notes()).singleElement().asString().contains("the middle of their text");
        assertThat(log.queries().toString()).doesNotContain("secret");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static QueryStatistics query(LogAnalysis log, String text) {
        return log.queries().stream()
                .filter(query -> query.fingerprint().text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(log.queries().stream()
                        .map(query -> query.fingerprint().text())
                        .toList()));
    }
}
