package com.sitearis.maintenance.slowquery.weekly;

import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.notify.Attachment;
import com.sitearis.maintenance.notify.Mail;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import com.sitearis.maintenance.slowquery.weekly.definition.WeeklyReport;
import com.sitearis.maintenance.slowquery.weekly.definition.WeeklyReports;
import com.sitearis.maintenance.slowquery.weekly.output.Document;
import com.sitearis.maintenance.slowquery.weekly.output.MailText;
import com.sitearis.maintenance.slowquery.weekly.output.Page;
import com.sitearis.maintenance.slowquery.weekly.output.SlowReport;
import com.sitearis.maintenance.slowquery.weekly.output.WeekWorkbook;
import com.sitearis.maintenance.slowquery.weekly.plans.KeptPlans;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Everything that commands and the job do with weekly reports, put together over one database and one plan. */
public final class SlowReportDesk {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final QueryHistory history;
    private final KeptPlans plans;
    private final KeptReports kept;
    private final Findings findings;
    private final Outbox outbox;
    private final WeeklyReports definitions;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    public SlowReportDesk(DataSource database, Clock clock, Supplier<MaintenancePlan> plan) {
        this(database, clock, plan, WeeklyReports.standard());
    }

    SlowReportDesk(DataSource database, Clock clock, Supplier<MaintenancePlan> plan, WeeklyReports definitions) {
        JdbcClient jdbc = JdbcClient.create(database);
        this.history = new QueryHistory(database);
        this.plans = new KeptPlans(jdbc);
        this.kept = new KeptReports(jdbc);
        this.findings = new Findings(database, clock);
        this.outbox = new Outbox(jdbc, plan, clock);
        this.definitions = definitions;
        this.plan = plan;
        this.clock = clock;
    }

    /** The Monday of the last week that has ended, in the plan's zone. */
    public LocalDate lastWeek() {
        return weekBefore(LocalDate.ofInstant(clock.instant(), plan.get().zone()));
    }

    static LocalDate weekBefore(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1);
    }

    /** The databases a report tells of: those of its jobs, or else all of the plan. */
    public List<String> databases(String report) {
        List<String> named = plan.get().jobs().stream()
                .map(JobSpec::settings)
                .filter(settings -> settings instanceof SlowReportSettings weekly
                        && weekly.report().equals(report))
                .flatMap(settings -> ((SlowReportSettings) settings).databases().stream())
                .distinct()
                .toList();
        return named.isEmpty() ? List.copyOf(plan.get().databases().keySet()) : named;
    }

    /**
     * The report of a week: the one that was kept, or made now. Of a week that has not ended nothing is kept.
     *
     * @param by the person who asks, or null
     * @throws WeekNotBegun for a week that lies ahead
     * @throws DatabaseNotInPlan for a database the plan does not have
     */
    public KeptReport report(String name, LocalDate monday, List<String> databases, @Nullable String by) {
        MaintenancePlan current = plan.get();
        if (clock.instant().isBefore(monday.atStartOfDay(current.zone()).toInstant())) {
            throw new WeekNotBegun("the week of " + monday);
        }
        List<Database> named = databases.stream()
                .sorted()
                .distinct()
                .map(one -> database(current, one))
                .toList();
        String key = String.join(",", named.stream().map(Database::name).toList());
        Optional<KeptReport> before = kept.find(name, monday, key);
        if (before.isPresent()) {
            return before.get();
        }
        WeeklyReport definition = definitions.report(name, current);
        WeekMaking making = new WeekMaking(history, plans, findings, current, definition, monday, clock.instant());
        SlowReport made = making.make(named);
        KeptReport written = written(name, key, made);
        if (!making.over()) {
            return written;
        }
        making.enter(made);
        kept.keep(written, by);
        // Somebody else may have made it at the same time: then theirs holds.
        return kept.find(name, monday, key).orElseThrow();
    }

    /** The reports that are kept, of the newest weeks first. */
    public List<KeptWeek> kept(int limit) {
        return kept.list(limit);
    }

    /** A report that was kept under this number. */
    public Optional<KeptReport> kept(long id) {
        return kept.find(id);
    }

    private static Database database(MaintenancePlan plan, String name) {
        Database found = plan.databases().get(name);
        if (found == null) {
            throw new DatabaseNotInPlan(name, plan.databases().keySet());
        }
        return found;
    }

    private KeptReport written(String name, String databases, SlowReport made) {
        MailText mail = new MailText(made, page(made));
        return new KeptReport(
                name,
                made.monday(),
                databases,
                made.made(),
                made.fileName(),
                Page.of(made).getBytes(StandardCharsets.UTF_8),
                WeekWorkbook.bytes(made),
                JSON.writeValueAsString(Document.of(made)),
                mail.subject(),
                mail.text());
    }

    private Optional<String> page(SlowReport made) {
        return made.databases().stream()
                .map(one -> one.review().facts().database())
                .findFirst()
                .flatMap(first -> plan.get().page("/slow-queries?database=" + first + "&monday=" + made.monday()));
    }

    /** Puts its mail into the outbox, once for each reader however often it is asked; answers a line for each. */
    List<String> send(KeptReport report) {
        List<Attachment> files = List.of(
                new Attachment(report.fileName() + ".html", "text/html; charset=utf-8", report.page()),
                new Attachment(report.fileName() + ".xlsx", EXCEL, report.workbook()));
        List<String> told = new ArrayList<>();
        for (Contact contact : readers(report.report())) {
            boolean news = outbox.put(new Mail(
                    "slow-query-report", report.key(), contact.email(), report.subject(), report.mail(), null, files));
            told.add(contact.name() + " <" + contact.email() + ">: " + (news ? "on its way" : "was put before"));
        }
        return told;
    }

    private List<Contact> readers(String report) {
        List<Contact> readers = new ArrayList<>();
        for (String name : definitions.report(report, plan.get()).recipients()) {
            Contact contact = plan.get().contacts().get(name);
            if (contact != null && readers.stream().noneMatch(one -> one.email().equals(contact.email()))) {
                readers.add(contact);
            }
        }
        return readers;
    }
}
