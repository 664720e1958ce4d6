package com.sitearis.maintenance.slowquery.weekly;

import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.Look;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import com.sitearis.maintenance.slowquery.history.QueryWeek;
import com.sitearis.maintenance.slowquery.weekly.definition.WeeklyReport;
import com.sitearis.maintenance.slowquery.weekly.output.SlowReport;
import com.sitearis.maintenance.slowquery.weekly.output.SlowReport.DatabaseWeek;
import com.sitearis.maintenance.slowquery.weekly.plans.KeptPlans;
import com.sitearis.maintenance.slowquery.weekly.plans.ServerQuestions;
import com.sitearis.maintenance.slowquery.weekly.review.Doubts;
import com.sitearis.maintenance.slowquery.weekly.review.Review;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook;
import com.sitearis.maintenance.slowquery.weekly.review.Statement;
import com.sitearis.maintenance.slowquery.weekly.review.WeekFacts;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Makes the report of one week from history and servers. */
final class WeekMaking {

    static final String SOURCE = "slow-queries";

    private final QueryHistory history;
    private final KeptPlans plans;
    private final Findings findings;
    private final MaintenancePlan plan;
    private final WeeklyReport definition;
    private final Words words;
    private final LocalDate monday;
    private final Instant now;

    WeekMaking(
            QueryHistory history,
            KeptPlans plans,
            Findings findings,
            MaintenancePlan plan,
            WeeklyReport definition,
            LocalDate monday,
            Instant now) {
        this.history = history;
        this.plans = plans;
        this.findings = findings;
        this.plan = plan;
        this.definition = definition;
        this.words = Words.in(definition.languageOr(plan.language()));
        this.monday = monday;
        this.now = now;
    }

    SlowReport make(List<Database> databases) {
        return new SlowReport(
                plan.name(),
                definition,
                words,
                plan.zone(),
                monday,
                now,
                over(),
                databases.stream().map(this::week).toList(),
                program());
    }

    /** Whether the week has ended. */
    boolean over() {
        return !now.isBefore(monday.plusWeeks(1).atStartOfDay(plan.zone()).toInstant());
    }

    /** Whether it is this week or the last one: what servers say today says nothing of older ones. */
    boolean recent() {
        return now.isBefore(monday.plusWeeks(2).atStartOfDay(plan.zone()).toInstant());
    }

    private DatabaseWeek week(Database database) {
        List<LocalDate> known = history.weeks(database.name(), plan.zone());
        QueryWeek week = history.week(database.name(), monday, plan.zone());
        List<QueryWeek> before = known.stream()
                .filter(one -> one.isBefore(monday) && !one.isBefore(monday.minusWeeks(definition.lookBack())))
                .map(one -> history.week(database.name(), one, plan.zone()))
                .toList();
        WeekFacts figures = new WeekFacts(definition, week, before, ServerLook.NONE);
        WeekFacts facts =
                recent() && figures.known() ? new WeekFacts(definition, week, before, ask(database, figures)) : figures;
        Review review = Review.of(facts, words);
        long hours = Duration.between(
                        monday.atStartOfDay(plan.zone()), monday.plusWeeks(1).atStartOfDay(plan.zone()))
                .toHours();
        return new DatabaseWeek(
                review, known.isEmpty() ? null : known.get(known.size() - 1), Doubts.of(review, hours, over(), words));
    }

    private ServerLook ask(Database database, WeekFacts figures) {
        return new ServerQuestions(plans, words)
                .ask(
                        database,
                        monday,
                        figures.statements().stream()
                                .limit(definition.explain())
                                .map(Statement::fingerprint)
                                .toList());
    }

    /** Enters findings and plans of a week that has ended; twice is once. */
    void enter(SlowReport report) {
        for (DatabaseWeek one : report.databases()) {
            WeekFacts facts = one.review().facts();
            plans.keep(facts.database(), monday, facts.server().plans());
            Database database = plan.databases().get(facts.database());
            if (recent() && database != null) {
                findings.record(new Look(
                        SOURCE,
                        database.environment(),
                        database.name(),
                        one.review().entered(),
                        one.review()::covers));
            }
        }
    }

    private static String program() {
        String version = WeekMaking.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
