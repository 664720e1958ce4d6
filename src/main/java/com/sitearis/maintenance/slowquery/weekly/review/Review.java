package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A database's week, judged.
 *
 * @param fresh statements in the top that no known week before has
 * @param findings the worst first
 */
public record Review(
        WeekFacts facts,
        List<Regression> regressions,
        List<Statement> fresh,
        boolean freshKnown,
        List<QueryFinding> findings) {

    public static Review of(WeekFacts facts, Words words) {
        List<Regression> regressions = facts.statements().stream()
                .flatMap(one -> Regression.of(
                        one, facts.earlier(one), facts.thresholds().regression())
                        .stream())
                .sorted(Comparator.comparingDouble(Regression::extraMs).reversed())
                .toList();
        boolean freshKnown = facts.before().stream()
                .anyMatch(
                        one -> one.hoursKnown() >= facts.thresholds().newQuery().knownHours());
        List<Statement> fresh = !freshKnown
                ? List.of()
                : facts.statements().stream()
                        .limit(facts.thresholds().newQuery().rank())
                        .filter(one -> facts.earlier(one).isEmpty())
                        .toList();
        StatementFindings judge = new StatementFindings(facts, words);
        ServerFindings server = new ServerFindings(facts, words);
        List<QueryFinding> findings = Stream.of(
                        facts.statements().stream().flatMap(judge::of),
                        regressions.stream().map(judge::regression),
                        fresh.stream().map(judge::fresh),
                        server.all())
                .flatMap(found -> found)
                .sorted(Comparator.comparing(QueryFinding::severity)
                        .reversed()
                        .thenComparing(QueryFinding::kind)
                        .thenComparing(found -> -costOf(found, facts)))
                .toList();
        return new Review(facts, regressions, fresh, freshKnown, findings);
    }

    private static double costOf(QueryFinding found, WeekFacts facts) {
        return Optional.ofNullable(found.statement())
                .flatMap(statement -> facts.statement(statement.hash()))
                .map(Statement::totalMs)
                .orElse(0.0);
    }

    /** As they are entered among the findings. */
    public List<Finding> entered() {
        return findings.stream().map(QueryFinding::finding).toList();
    }

    /**
     * Whether this review could have found it again: a statement that was not called any more is no more slow, but in a week
     * of which nothing is known nothing can be told, nor of plans that were not seen.
     */
    public boolean covers(Finding finding) {
        if (!facts.known()) {
            return false;
        }
        Set<String> seen = facts.server().plans().keySet().stream()
                .flatMap(hash -> facts.statement(hash).stream())
                .map(Statement::id)
                .collect(Collectors.toSet());
        boolean byPlan = finding.kind().equals(FindingKind.PLAN_CHANGED.key())
                || finding.kind().equals(FindingKind.SEQUENTIAL_SCAN.key());
        if (byPlan) {
            return seen.contains(finding.object());
        }
        boolean idle = finding.kind().equals(FindingKind.IDLE_IN_TRANSACTION.key());
        return !idle || facts.server().asked();
    }
}
