package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.incident.IncidentListener;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Response;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.kpi.definition.Reports;
import com.sitearis.maintenance.kpi.detail.Detail;
import com.sitearis.maintenance.kpi.detail.Details;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.Editions;
import com.sitearis.maintenance.kpi.edition.Remarks;
import com.sitearis.maintenance.kpi.edition.StoredEdition;
import com.sitearis.maintenance.kpi.source.AgendaSource;
import com.sitearis.maintenance.kpi.source.BackupSource;
import com.sitearis.maintenance.kpi.source.CertificateSource;
import com.sitearis.maintenance.kpi.source.CoverageSource;
import com.sitearis.maintenance.kpi.source.DatabaseSource;
import com.sitearis.maintenance.kpi.source.DeploymentSource;
import com.sitearis.maintenance.kpi.source.IncidentSource;
import com.sitearis.maintenance.kpi.source.MetricSource;
import com.sitearis.maintenance.kpi.source.MonthSource;
import com.sitearis.maintenance.kpi.source.RunSource;
import com.sitearis.maintenance.kpi.source.SlaSource;
import com.sitearis.maintenance.kpi.source.UpkeepSource;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.Deployments;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.notify.bounce.Recipient;
import com.sitearis.maintenance.notify.bounce.Recipients;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that commands and jobs do with monthly reports, put together over one database and one plan. */
public final class KpiDesk {

    private final KpiReports reports;
    private final KpiMail mail;
    private final Recipients recipients;
    private final Supplier<MaintenancePlan> plan;

    public KpiDesk(DataSource database, Clock clock, Supplier<MaintenancePlan> plan, CronDialect cron) {
        this(database, clock, plan, Reports.standard(), sources(database, clock, plan, cron));
    }

    KpiDesk(
            DataSource database,
            Clock clock,
            Supplier<MaintenancePlan> plan,
            Reports definitions,
            List<MonthSource> sources) {
        this.plan = plan;
        JdbcClient jdbc = JdbcClient.create(database);
        this.recipients = new Recipients(jdbc, clock);
        this.reports = new KpiReports(
                definitions,
                sources,
                new Editions(jdbc, clock),
                new Remarks(jdbc, clock),
                new Details(database),
                clock);
        this.mail = new KpiMail(new Outbox(jdbc, plan, clock));
    }

    private static List<MonthSource> sources(
            DataSource database, Clock clock, Supplier<MaintenancePlan> plan, CronDialect cron) {
        JdbcClient jdbc = JdbcClient.create(database);
        // Only read here: nobody has to hear of changes.
        Incidents incidents = new Incidents(database, clock, IncidentListener.NOBODY);
        Windows windows = new Windows(jdbc, clock, plan);
        Sla sla = new Sla(plan, new Checks(jdbc), windows, clock);
        Metrics metrics = new Metrics(database, clock);
        return List.of(
                new SlaSource(sla, incidents),
                new IncidentSource(incidents, new Response(plan, incidents, windows, sla, clock), sla, plan),
                new MetricSource(metrics),
                new DeploymentSource(new Deployments(database, clock), incidents),
                new CoverageSource(metrics),
                new DatabaseSource(metrics),
                new UpkeepSource(metrics, new Findings(database, clock)),
                new BackupSource(new BackupCatalogue(jdbc, clock), plan),
                new CertificateSource(metrics),
                new AgendaSource(windows, plan, cron),
                new RunSource(jdbc));
    }

    KpiReports reports() {
        return reports;
    }

    KpiMail mail() {
        return mail;
    }

    /** The month to tell when none is given: the last one that has ended. */
    public YearMonth lastMonth() {
        return reports.lastMonth(plan.get());
    }

    /**
     * The figures: those of the latest version, or as they are now.
     *
     * @param now whether to ask the sources even where a version is there
     */
    public KpiSheet show(String report, YearMonth month, boolean now) {
        Optional<StoredEdition> held =
                now ? Optional.empty() : reports.editions().latest(report, month);
        return held.map(found -> sheet(found.edition(), found, Locale.ENGLISH))
                .orElseGet(() -> sheet(reports.draft(report, month, plan.get()), null, Locale.ENGLISH));
    }

    private KpiSheet sheet(Edition edition, @Nullable StoredEdition held, Locale language) {
        List<String> readers = KpiMail.recipients(edition, plan.get()).stream()
                .map(Contact::email)
                .toList();
        List<Recipient> bouncing =
                recipients.of(readers).stream().filter(Recipient::bouncing).toList();
        return KpiSheet.of(edition, held, bouncing, language);
    }

    /** The versions that are kept, of the newest months first. */
    public List<KpiVersion> versions(@Nullable Long before, int limit) {
        return reports.editions().versions(before, limit);
    }

    /** One of them. */
    public Optional<KpiVersion> kept(String report, YearMonth month, int version) {
        return reports.editions().kept(report, month, version);
    }

    /** A version's figures; empty when there is none of that number. */
    public Optional<KpiSheet> version(String report, YearMonth month, int version, Locale language) {
        return reports.editions().version(report, month, version).map(held -> sheet(held.edition(), held, language));
    }

    /** A version's workbook, made if it never was; empty when there is no such version. */
    public Optional<Workbook> workbook(String report, YearMonth month, int version) {
        return reports.editions()
                .version(report, month, version)
                .map(held -> new Workbook(held.fileName(), reports.workbook(held)));
    }

    /** The rows behind a version's figures, made if they never were; empty when there is no such version or no row. */
    public Optional<Workbook> detail(String report, YearMonth month, int version) {
        return reports.editions()
                .version(report, month, version)
                .flatMap(held -> reports.details().of(held))
                .map(detail -> new Workbook(detail.fileName(), bytes(detail)));
    }

    /** The version that holds, made if anything changed since the last one; with its workbook. */
    public Built build(String report, YearMonth month, String by) {
        Optional<StoredEdition> before = reports.editions().latest(report, month);
        StoredEdition held = reports.freeze(report, month, plan.get(), null, by);
        boolean fresh = before.isEmpty() || before.get().id() != held.id();
        return new Built(
                sheet(held.edition(), held, Locale.ENGLISH),
                reports.workbook(held),
                reports.details().of(held).orElse(null),
                fresh);
    }

    /**
     * A version with its workbook.
     *
     * @param detail the rows behind it in a second file; null when there are none
     * @param fresh whether it was made just now, rather than found unchanged
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Built(
            KpiSheet sheet, byte[] workbook, @Nullable Detail detail, boolean fresh) {}

    /** A file to keep. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Workbook(String fileName, byte[] bytes) {}

    /** The bytes of a detail file. */
    public byte[] bytes(Detail detail) {
        return reports.details().bytes(detail);
    }

    /**
     * Sends the latest version, made if there is none; to whom it was sent before it goes again, with the same bytes.
     *
     * @return a line for each recipient
     */
    public List<String> send(String report, YearMonth month, String by) {
        StoredEdition held = reports.editions()
                .latest(report, month)
                .orElseGet(() -> reports.freeze(report, month, plan.get(), null, by));
        return mail.resend(held, Enclosed.with(held, reports), plan.get(), by);
    }

    /**
     * Writes a comment on one figure.
     *
     * @param text empty to take the last one back
     * @throws KpiNotFound when the report has no such figure
     */
    public void comment(String report, YearMonth month, String kpi, String text, String by) {
        var definition = reports.report(report, plan.get());
        if (definition.kpi(kpi).isEmpty()) {
            throw new KpiNotFound(kpi, definition);
        }
        reports.remarks().write(report, kpi, month, text, by);
    }

    /** Takes over the comments that were typed into a returned workbook; answers the figures that have a new one. */
    public List<String> commentsFrom(Path file, @Nullable YearMonth month, String by) {
        return new ReturnedComments(reports.editions(), reports.remarks())
                .take(file, plan.get().name(), month, by);
    }
}
