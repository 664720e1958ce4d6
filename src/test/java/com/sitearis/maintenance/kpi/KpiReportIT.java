package com.sitearis.maintenance.kpi;

import static com.sitearis.maintenance.kpi.SampleMonth.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.kpi.KpiDesk.Built;
import com.sitearis.maintenance.kpi.definition.Reports;
import com.sitearis.maintenance.kpi.detail.Detail;
import com.sitearis.maintenance.kpi.edition.Editions;
import com.sitearis.maintenance.kpi.edition.JournalEntry;
import com.sitearis.maintenance.kpi.edition.StoredEdition;
import com.sitearis.maintenance.kpi.edition.WorkbookDamaged;
import com.sitearis.maintenance.kpi.figures.Difference;
import com.sitearis.maintenance.kpi.figures.Verdict;
import com.sitearis.maintenance.kpi.inputs.Availability;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.schedule.QuartzCron;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From figures to the outbox on a real database: versions, comments, resends, and deaths at every statement. */
class KpiReportIT {

    private static final String REPORT = "kpi-monthly";
    /** 06:00 in Paris on 1 November: the slot of October's report. */
    private static final Instant SLOT = Instant.parse("2026-11-01T05:00:00Z");

    private static KpiDatabase database;

    private Instant now = SLOT;
    private MonthInputs october = SampleMonth.modest(OCTOBER);

    @TempDir
    private Path folder;

    @BeforeAll
    static void create() {
        database = KpiDatabase.create("kpi_report");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void oneMailForEachRecipientWithTheWorkbookAttached() {
        october = SampleMonth.rich(OCTOBER);
        run(desk(), 1, false);
        assertThat(mails()).containsExactly("dba@sitearis.com", "devops@sitearis.com", "lead@sitearis.com");
        String mail = content("lead@sitearis.com");
        assertThat(mail).contains("SiteAris_KPI_2026-10_v1.xlsx", "Auto-Submitted: auto-generated");
        assertThat(subject()).isEqualTo("[KPI] SiteAris – octobre 2026 – 4 OK / 4 KO, 1 sans verdict – v1");
    }

    @Test
    void aRunThatComesLateIsStillForTheMonthItWasDueFor() {
        now = SLOT.plus(Duration.ofDays(40));
        run(desk(), 1, false);
        assertThat(latest().edition().month()).isEqualTo(OCTOBER);
    }

    @Test
    void aRunThatWasToldAMonthIsForThatOne() {
        october = SampleMonth.modest(OCTOBER.minusMonths(1));
        QuietScope scope = new QuietScope();
        work(desk(), 1, false, Map.of("month", "2026-09")).freeze(scope);
        assertThat(scope.notes).singleElement().asString().startsWith("2026-09: v1");
    }

    @Test
    void whateverStatementItDiesAtTheNextAttemptEndsWithOneVersionAndOneMailEach() {
        int deaths = 0;
        for (; dies(deaths); deaths++) {
            // The sources say something else by the time of the second attempt.
            now = SLOT.plusSeconds(600);
            String word = "later word " + deaths;
            october = october.with(parts -> parts.availability = Input.of(SampleMonth.t1(), word));
            run(desk(), 7, false);
            assertThat(count("app.report_run")).isEqualTo(1);
            assertThat(mails()).hasSize(3);
            assertThat(attached(content("lead@sitearis.com"))).isEqualTo(kept());
            database.empty();
            now = SLOT;
        }
        assertThat(deaths).isGreaterThan(8);
    }

    @Test
    void aSecondAttemptKeepsTheBytesOfTheFirst() {
        KpiReportWork first = work(desk(), 3, false);
        first.freeze(new QuietScope());
        first.build(new QuietScope());
        byte[] before = kept();
        october = SampleMonth.nothing(OCTOBER);
        now = now.plusSeconds(3_600);
        run(desk(), 3, false);
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void lateDataMakeASecondVersionThatSaysWhatChanged() throws IOException {
        october = october.with(parts -> parts.availability = Input.of(known(Duration.ofHours(500)), "checks"));
        Built first = desk().build(REPORT, OCTOBER, "ann");
        assertThat(first.sheet().provisional()).isTrue();
        october = october.with(parts -> parts.availability = Input.of(SampleMonth.t1(), "checks"));
        now = now.plus(Duration.ofDays(7));
        Built second = desk().build(REPORT, OCTOBER, "ann");
        assertThat(second.sheet().provisional()).isFalse();
        assertThat(second.sheet().fileName()).isEqualTo("SiteAris_KPI_2026-10_v2.xlsx");
        JournalEntry entry = latest().edition().journal().get(1);
        assertThat(entry.differences()).extracting(Difference::kpi).containsExactly("availability");
        assertThat(entry.differences().get(0).verdictBefore()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(entry.differences().get(0).verdictAfter()).isEqualTo(Verdict.MET);
        Editions editions = desk().reports().editions();
        StoredEdition v1 = editions.version(REPORT, OCTOBER, 1).orElseThrow();
        assertThat(editions.workbook(v1)).hasValue(first.workbook());
        assertThat(text(second.workbook(), "Journal")).contains("Différences de v1 à v2", "Disponibilité");
    }

    @Test
    void withoutNewsThereIsNoNewVersionAndTheLateRunSendsNothing() {
        run(desk(), 1, false);
        now = now.plus(Duration.ofDays(7));
        assertThat(desk().build(REPORT, OCTOBER, "ann").fresh()).isFalse();
        run(desk(), 2, true);
        assertThat(count("app.report_run")).isEqualTo(1);
        assertThat(mails()).hasSize(3);
    }

    @Test
    void theLateRunSendsWhatChanged() {
        run(desk(), 1, false);
        october = october.with(parts -> parts.availability = Input.of(known(Duration.ofMinutes(43_000)), "checks"));
        now = now.plus(Duration.ofDays(7));
        run(desk(), 2, true);
        assertThat(mails()).hasSize(6);
    }

    @Test
    void aResendIsTheSameBytesAndOnRecord() {
        run(desk(), 1, false);
        String before = content("lead@sitearis.com");
        october = SampleMonth.nothing(OCTOBER);
        List<String> told = desk().send(REPORT, OCTOBER, "ann");
        assertThat(told).allSatisfy(line -> assertThat(line).endsWith("sent again"));
        assertThat(content("lead@sitearis.com")).isEqualTo(before);
        assertThat(database.jdbc()
                        .sql("select by from app.outgoing_event where event = 'RESEND'")
                        .query(String.class)
                        .list())
                .containsOnly("ann")
                .hasSize(3);
    }

    @Test
    void commentsAreCarriedToTheNextVersionAndTheNextMonthUntilThereIsANewerOne() {
        desk().comment(REPORT, OCTOBER, "mttr", "Prestataire de paiement", "ann");
        run(desk(), 1, false);
        assertThat(desk().show(REPORT, OCTOBER, false).figures())
                .filteredOn(row -> row.name().equals("mttr"))
                .first()
                .returns("Prestataire de paiement", KpiSheet.Row::comment);
        now = Instant.parse("2026-12-01T05:00:00Z");
        Built november = desk().build(REPORT, OCTOBER.plusMonths(1), "ann");
        assertThat(text(november.workbook(), "Synthèse")).contains("(octobre 2026) Prestataire de paiement");
        desk().comment(REPORT, OCTOBER.plusMonths(1), "mttr", "Réglé", "bob");
        Built second = desk().build(REPORT, OCTOBER.plusMonths(1), "ann");
        assertThat(second.fresh()).isTrue();
        assertThat(text(second.workbook(), "Synthèse")).contains("Réglé").doesNotContain("Prestataire");
        assertThat(count("app.report_remark")).as("nothing was overwritten").isEqualTo(2);
    }

    @Test
    void commentsTypedIntoTheReturnedFileAreTakenOverOnce() throws IOException {
        desk().comment(REPORT, OCTOBER, "mttr", "déjà là", "ann");
        Built built = desk().build(REPORT, OCTOBER, "ann");
        Path file = Files.write(folder.resolve("back.xlsx"), typed(built.workbook(), "cls", "=cmd|' /C calc'!A0"));
        assertThat(desk().commentsFrom(file, OCTOBER, "bob")).containsExactly("cls");
        Built next = desk().build(REPORT, OCTOBER, "ann");
        assertThat(text(next.workbook(), "Synthèse")).contains("'=cmd|' /C calc'!A0", "déjà là");
        Path again = Files.write(folder.resolve("again.xlsx"), next.workbook());
        assertThat(desk().commentsFrom(again, null, "bob")).isEmpty();
    }

    @Test
    void aForeignFileIsRefusedAndNothingIsKept() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.xlsx"), "no workbook");
        assertThatThrownBy(() -> desk().commentsFrom(text, null, "bob"))
                .hasMessageContaining("notes.xlsx is no workbook");
        Built built = desk().build(REPORT, OCTOBER, "ann");
        database.empty();
        Path unknown = Files.write(folder.resolve("unknown.xlsx"), built.workbook());
        assertThatThrownBy(() -> desk().commentsFrom(unknown, null, "bob")).isInstanceOf(EditionNotFound.class);
        assertThatThrownBy(() -> desk().comment(REPORT, OCTOBER, "mtr", "x", "bob"))
                .isInstanceOf(KpiNotFound.class);
        assertThat(count("app.report_remark")).isZero();
    }

    @Test
    void damagedBytesAreNotSent() {
        desk().build(REPORT, OCTOBER, "ann");
        database.jdbc().sql("update app.report_run set workbook = 'x'::bytea").update();
        assertThatThrownBy(() -> desk().send(REPORT, OCTOBER, "ann")).isInstanceOf(WorkbookDamaged.class);
        assertThat(mails()).isEmpty();
    }

    @Test
    void theRowsBehindTheFiguresGoToASecondFileThatIsKeptAndMailed() throws Exception {
        Detail detail = withChecks(50);
        assertThat(detail.rows()).isEqualTo(50);
        assertThat(detail.fileName()).isEqualTo("SiteAris_KPI_2026-10_v1_detail.xlsx");
        byte[] bytes = desk().bytes(detail);
        desk().send(REPORT, OCTOBER, "ann");
        assertThat(attachments()).contains(latest().fileName(), detail.fileName());
        assertThat(mailText())
                .contains(detail.fileName(), "https://maintenance.sitearis.com/kpi/" + REPORT + "/2026-10/1");
        assertThat(desk().detail(REPORT, OCTOBER, 1).orElseThrow().bytes()).isEqualTo(bytes);

        database.jdbc().sql("truncate app.availability_check").update();
        assertThat(desk().bytes(Objects.requireNonNull(
                        desk().build(REPORT, OCTOBER, "ann").detail())))
                .isEqualTo(bytes);
        database.jdbc().sql("update app.report_run set detail = 'x'::bytea").update();
        assertThatThrownBy(() -> desk().bytes(detail)).isInstanceOf(WorkbookDamaged.class);
    }

    @Test
    void aDetailFileTooLargeForMailServersIsKeptAndTheMailSaysHowToGetIt() throws Exception {
        Detail detail = withChecks(5);
        database.jdbc()
                .sql("update app.report_run set detail_bytes = :most")
                .param("most", Enclosed.MOST_BYTES)
                .update();
        desk().send(REPORT, OCTOBER, "ann");
        assertThat(attachments()).containsOnly(latest().fileName());
        assertThat(mailText())
                .contains(
                        "maintenance kpi build --report kpi-monthly --month 2026-10 --detail " + detail.fileName(),
                        detail.sha256());
    }

    private Detail withChecks(int checks) {
        database.jdbc()
                .sql(
                        "insert into app.check_series (environment, component, probe) values ('production', 'home', 'tests')"
                                + " on conflict do nothing")
                .update();
        database.jdbc()
                .sql("insert into app.availability_check (series, at, up, seconds)"
                        + " select s.id, timestamptz '2026-10-05 10:00+00' + i * interval '5 min', true, 300"
                        + " from app.check_series s, generate_series(1, :checks) i where s.component = 'home'")
                .param("checks", checks)
                .update();
        return Objects.requireNonNull(desk().build(REPORT, OCTOBER, "ann").detail());
    }

    @Test
    void theRealSourcesOfAnEmptyDatabaseGiveAnHonestMonth() {
        KpiDesk real = new KpiDesk(database.dataSource(), clock(), SampleMonth::plan, new QuartzCron());
        Built built = real.build(REPORT, OCTOBER, "ann");
        assertThat(built.sheet().figures()).allSatisfy(row -> {
            assertThat(row.value()).isNull();
            assertThat(row.status()).isEqualTo("unknown");
            assertThat(row.notes()).containsExactly("no source configured");
        });
        assertThatThrownBy(() -> real.show(REPORT, OCTOBER.plusMonths(5), false))
                .isInstanceOf(MonthNotBegun.class);
    }

    /** Runs all steps with a program that is killed before a statement; false when it lived to the end. */
    private boolean dies(int statement) {
        DataSource dying = new DyingDatabase(statement).over(database.dataSource());
        try {
            run(desk(dying), 7, false);
            return false;
        } catch (DyingDatabase.Killed e) {
            return true;
        }
    }

    private void run(KpiDesk desk, long run, boolean onlyIfChanged) {
        KpiReportWork work = work(desk, run, onlyIfChanged);
        work.freeze(new QuietScope());
        work.build(new QuietScope());
        work.send(new QuietScope());
    }

    private KpiReportWork work(KpiDesk desk, long run, boolean onlyIfChanged) {
        return work(desk, run, onlyIfChanged, Map.of());
    }

    private KpiReportWork work(KpiDesk desk, long run, boolean onlyIfChanged, Map<String, String> told) {
        KpiReportSettings settings = new KpiReportSettings(REPORT, onlyIfChanged);
        JobSpec job = new JobSpec(
                "kpi-report",
                Path.of("jobs/kpi-report.yaml"),
                new KpiReportKind(),
                "",
                List.of(),
                new Schedule.OnDemand(),
                List.of(REPORT),
                null,
                JobSpec.Retry.NONE,
                List.of("lead"),
                settings);
        return new KpiReportWork(
                new Assignment<>(run, SampleMonth.plan(), job, settings, REPORT, SLOT, told),
                desk.reports(),
                desk.mail());
    }

    private KpiDesk desk() {
        return desk(database.dataSource());
    }

    private KpiDesk desk(DataSource over) {
        return new KpiDesk(
                over,
                clock(),
                SampleMonth::plan,
                Reports.of(Path.of("reports")),
                List.of((inputs, report, detail) -> source(inputs)));
    }

    private MonthInputs source(MonthInputs inputs) {
        MonthInputs known = inputs.month().equals(OCTOBER) ? october : SampleMonth.nothing(inputs.month());
        return new MonthInputs(
                inputs.month(),
                inputs.zone(),
                inputs.environment(),
                inputs.taken(),
                known.availability(),
                known.distributions(),
                known.daily(),
                known.incidents(),
                known.reliability(),
                known.deployments(),
                known.coverage(),
                known.backups(),
                known.databaseDays(),
                known.runs(),
                known.jobs(),
                known.certificates(),
                known.agenda(),
                known.upkeep());
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Availability known(Duration known) {
        Availability full = SampleMonth.t1();
        return new Availability(
                full.agreed(), known, full.down(), known, full.rawDown(), full.windows(), full.outages());
    }

    private StoredEdition latest() {
        return desk().reports().editions().latest(REPORT, OCTOBER).orElseThrow();
    }

    private byte[] kept() {
        return desk().reports().editions().workbook(latest()).orElseThrow();
    }

    private static long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static List<String> mails() {
        return database.jdbc()
                .sql("select recipient from app.outgoing order by recipient")
                .query(String.class)
                .list();
    }

    /** The parts of one recipient's mail. */
    private static List<BodyPart> parts() throws Exception {
        byte[] content = database.jdbc()
                .sql("select content from app.outgoing order by id limit 1")
                .query((row, number) -> row.getBytes(1))
                .single();
        List<BodyPart> leaves = new ArrayList<>();
        leaves((Multipart) new MimeMessage(null, new ByteArrayInputStream(content)).getContent(), leaves);
        return leaves;
    }

    private static void leaves(Multipart parts, List<BodyPart> into) throws Exception {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.getContent() instanceof Multipart more) {
                leaves(more, into);
            } else {
                into.add(part);
            }
        }
    }

    private static List<String> attachments() throws Exception {
        List<String> names = new ArrayList<>();
        for (BodyPart part : parts()) {
            if (part.getFileName() != null) {
                names.add(part.getFileName());
            }
        }
        return names;
    }

    private static String mailText() throws Exception {
        for (BodyPart part : parts()) {
            if (part.isMimeType("text/plain")) {
                return part.getContent().toString();
            }
        }
        throw new AssertionError("the mail has no text");
    }

    private static String subject() {
        return database.jdbc()
                .sql("select distinct subject from app.outgoing")
                .query(String.class)
                .single();
    }

    private static String content(String recipient) {
        byte[] bytes = database.jdbc()
                .sql("select content from app.outgoing where recipient = :recipient")
                .param("recipient", recipient)
                .query((row, number) -> row.getBytes(1))
                .single();
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] attached(String mail) {
        String part = mail.substring(mail.indexOf("spreadsheetml.sheet"));
        String body = part.substring(part.indexOf("\r\n\r\n") + 4);
        return Base64.getMimeDecoder().decode(body.substring(0, body.indexOf("\r\n--")));
    }

    private static String text(byte[] workbook, String sheet) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            List<String> cells = new ArrayList<>();
            book.getSheet(sheet).forEach(row -> row.forEach(cell -> cells.add(cell.toString())));
            return String.join("\n", cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The workbook as a person returns it, with a comment typed beside a figure. */
    private static byte[] typed(byte[] workbook, String kpi, String comment) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                var out = new ByteArrayOutputStream()) {
            XSSFSheet summary = book.getSheetAt(0);
            for (var row : summary) {
                if (row.getCell(13) != null && row.getCell(13).toString().equals(kpi)) {
                    ((XSSFRow) row).getCell(12).setCellValue(comment);
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }
}
