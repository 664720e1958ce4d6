package com.sitearis.maintenance.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.notify.ScriptedSmtp;
import com.sitearis.maintenance.notify.ScriptedSmtp.Mode;
import com.sitearis.maintenance.plan.PgAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real programs that are killed with SIGKILL, one after the other, each further on its way to the inbox than the one before. */
@Tag("thorough")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledReportIT {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)");

    @TempDir
    private Path folder;

    @Test
    void whereverItIsKilledEveryReaderHasTheSameReportInTheEnd() throws IOException {
        PgAddress address = KpiDatabase.address("kpi_killed");
        DataSource database = ReportingProgram.source(ReportingProgram.lines(address));
        try (ScriptedSmtp server = new ScriptedSmtp(Mode.DROPS_AFTER_DATA)) {
            killAfter("insert into app.report_run", address, server, 0);
            killAfter("update app.report_run", address, server, 5);
            killAfter("insert into app.outgoing", address, server, 10);
            assertThat(server.received()).isEmpty();

            killWhileTheServerHasTheMailAndHasNotSaidSo(address, server);
            assertThat(server.received()).hasSize(1);
            killAfter("set state = 'SENT'", address, server, 20);

            ReportingProgram.makeAndSend(database, server.port(), Duration.ofMinutes(25));
            ReportingProgram.makeAndSend(database, server.port(), Duration.ofMinutes(30));

            List<String> ids =
                    server.received().stream().map(KilledReportIT::id).toList();
            assertThat(ids.stream().distinct()).hasSize(3);
            // The mail that was taken when its sender died comes twice, as the same one.
            assertThat(ids).hasSize(4);
            assertThat(server.received().stream().distinct()).hasSize(3);
            assertThat(server.received().stream()
                            .map(KilledReportIT::attachment)
                            .collect(Collectors.toSet()))
                    .hasSize(1);
        }
        JdbcClient jdbc = JdbcClient.create(database);
        assertThat(jdbc.sql("select count(*) from app.report_run")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select distinct state from app.outgoing")
                        .query(String.class)
                        .list())
                .containsExactly("SENT");
    }

    private void killAfter(String statement, PgAddress address, ScriptedSmtp server, long minutes) throws IOException {
        Path output = folder.resolve("output-" + minutes);
        Process program = ReportingProgram.start(address, server.port(), minutes, statement, output);
        while (!Files.readString(output).contains("holding")) {
            assertThat(program.isAlive()).as(Files.readString(output)).isTrue();
            Thread.onSpinWait();
        }
        program.destroyForcibly().onExit().join();
    }

    private void killWhileTheServerHasTheMailAndHasNotSaidSo(PgAddress address, ScriptedSmtp server)
            throws IOException {
        Process program = ReportingProgram.start(address, server.port(), 15, "", folder.resolve("output-15"));
        server.beforeDrop(() -> program.destroyForcibly().onExit().join());
        program.onExit().join();
        assertThat(program.exitValue()).isEqualTo(128 + 9);
    }

    private static String id(String mail) {
        Matcher id = MESSAGE_ID.matcher(mail);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String attachment(String mail) {
        return mail.substring(mail.indexOf("spreadsheetml")).replaceAll("(?s)------=_Part.*", "");
    }
}
