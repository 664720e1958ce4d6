package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.ScanSeen;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.SeenPlan;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What plans and sessions say. */
final class ServerFindings {

    private final WeekFacts facts;
    private final Words words;

    ServerFindings(WeekFacts facts, Words words) {
        this.facts = facts;
        this.words = words;
    }

    Stream<QueryFinding> all() {
        Stream<QueryFinding> plans = facts.statements().stream().flatMap(one -> {
            SeenPlan plan = facts.server().plans().get(one.fingerprint().hash());
            return plan == null ? Stream.empty() : ofPlan(one, plan);
        });
        return Stream.concat(plans, idle());
    }

    private Stream<QueryFinding> ofPlan(Statement one, SeenPlan plan) {
        return Stream.concat(changed(one, plan).stream(), scan(one, plan).stream());
    }

    private Optional<QueryFinding> changed(Statement one, SeenPlan plan) {
        if (!plan.changed()) {
            return Optional.empty();
        }
        var before = Objects.requireNonNull(plan.before());
        Double usual =
                facts.earlier(one).stream().findFirst().map(Statement::meanMs).orElse(null);
        boolean slower = usual != null && one.meanMs() > usual * 1.2;
        return Optional.of(finding(
                FindingKind.PLAN_CHANGED,
                one,
                slower ? Severity.WARNING : Severity.NOTE,
                words.say(FindingKind.PLAN_CHANGED.key() + ".suggestion"),
                words.week(before.monday()),
                words.number(before.cost(), 0),
                words.number(plan.cost(), 0),
                words.time(usual),
                words.time(one.meanMs())));
    }

    /** The scan that throws away most; one for each statement. */
    private Optional<QueryFinding> scan(Statement one, SeenPlan plan) {
        var limits = facts.thresholds().scan();
        return plan.scans().stream()
                .filter(scan -> scan.rows() >= limits.rows()
                        && scan.kept() <= scan.rows() * limits.selectivity().doubleValue())
                .max(Comparator.comparingDouble(scan -> scan.rows() - scan.kept()))
                .map(scan -> finding(
                        FindingKind.SEQUENTIAL_SCAN,
                        one,
                        scan.index() == null ? Severity.NOTE : Severity.WARNING,
                        proposal(scan, plan.cost()),
                        scan.table(),
                        words.number(scan.rows(), 0),
                        words.number(Math.max(1, scan.kept()), 0),
                        scan.filter()));
    }

    private String proposal(ScanSeen scan, double cost) {
        String key = FindingKind.SEQUENTIAL_SCAN.key() + ".suggestion";
        if (scan.index() == null) {
            return words.say(key);
        }
        @Nullable Double with = scan.costWith();
        if (with == null) {
            return words.say(key + ".unchecked", scan.index());
        }
        return with < cost * 0.9
                ? words.say(key + ".checked", scan.index(), words.number(cost, 0), words.number(with, 0))
                : words.say(key + ".refuted", scan.index(), words.number(cost, 0), words.number(with, 0));
    }

    private Stream<QueryFinding> idle() {
        FindingKind kind = FindingKind.IDLE_IN_TRANSACTION;
        return facts.server().idle().stream()
                .filter(one -> one.idle().compareTo(facts.thresholds().idleInTransaction()) >= 0)
                .map(one -> new QueryFinding(
                        kind,
                        null,
                        one.user() + (one.application().isEmpty() ? "" : " (" + one.application() + ")"),
                        Severity.WARNING,
                        words.say(kind.key() + ".title"),
                        words.say(
                                kind.key() + ".evidence",
                                one.user(),
                                one.application().isEmpty() ? "–" : one.application(),
                                words.time((double) one.idle().toMillis()),
                                one.lastStatement()),
                        words.say(kind.key() + ".suggestion")));
    }

    private QueryFinding finding(
            FindingKind kind, Statement one, Severity severity, String suggestion, Object... evidence) {
        return new QueryFinding(
                kind,
                one.fingerprint(),
                one.id(),
                severity,
                words.say(kind.key() + ".title"),
                words.say(kind.key() + ".evidence", evidence),
                suggestion);
    }
}
