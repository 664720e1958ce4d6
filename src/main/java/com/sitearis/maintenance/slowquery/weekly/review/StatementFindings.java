package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.slowquery.weekly.definition.Thresholds;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What the week's figures of one statement say. */
final class StatementFindings {

    private static final double BLOCK = 8192;
    /** A statement over the limit is severe when it also costs so much of the database's time. */
    private static final double SEVERE_SHARE = 0.2;

    private final WeekFacts facts;
    private final Thresholds thresholds;
    private final Words words;

    StatementFindings(WeekFacts facts, Words words) {
        this.facts = facts;
        this.thresholds = facts.thresholds();
        this.words = words;
    }

    Stream<QueryFinding> of(Statement one) {
        return Stream.of(slow(one), share(one), loop(one), locks(one), temporary(one), cache(one), rows(one))
                .flatMap(Optional::stream);
    }

    QueryFinding regression(Regression found) {
        Statement one = found.statement();
        return finding(
                FindingKind.REGRESSION,
                one,
                Severity.WARNING,
                words.time(one.meanMs()),
                words.time(found.usual()),
                words.times(found.ratio()),
                found.weeks(),
                Double.isInfinite(found.distance()) ? "∞" : words.number(found.distance(), 1),
                words.count(one.calls()),
                words.time(found.extraMs()));
    }

    QueryFinding fresh(Statement one) {
        return finding(
                FindingKind.NEW_QUERY,
                one,
                Severity.NOTE,
                facts.statements().indexOf(one) + 1,
                words.count(one.calls()),
                words.time(one.totalMs()),
                words.share(facts.share(one)),
                facts.before().size());
    }

    private Optional<QueryFinding> slow(Statement one) {
        double mean = ms(thresholds.slow().mean());
        double p95 = ms(thresholds.slow().p95());
        boolean slow = one.meanMs() >= mean || (one.p95Ms() != null && one.p95Ms() >= p95);
        if (!slow || one.calls() < thresholds.slow().minimumCalls()) {
            return Optional.empty();
        }
        return Optional.of(finding(
                FindingKind.SLOW,
                one,
                facts.share(one) >= SEVERE_SHARE ? Severity.SEVERE : Severity.WARNING,
                words.time(one.meanMs()),
                one.p95Ms() == null ? words.say("p95.unknown") : words.time(one.p95Ms()),
                words.time(one.maxMs()),
                words.count(one.calls()),
                words.time(one.totalMs()),
                words.share(facts.share(one))));
    }

    private Optional<QueryFinding> share(Statement one) {
        // Of one statement alone, or of a quiet hour, the share says nothing.
        boolean large = facts.share(one) >= thresholds.timeShare().doubleValue()
                && facts.statements().size() >= 5
                && one.totalMs() >= Duration.ofMinutes(1).toMillis();
        return !large
                ? Optional.empty()
                : Optional.of(finding(
                        FindingKind.TIME_SHARE,
                        one,
                        Severity.WARNING,
                        words.share(facts.share(one)),
                        words.time(one.totalMs()),
                        words.time(facts.totalMs()),
                        words.count(one.calls()),
                        words.time(one.meanMs())));
    }

    private Optional<QueryFinding> loop(Statement one) {
        return Loop.of(one, facts.statements(), thresholds.loop()).map(loop -> {
            Statement around = loop.around();
            String pair = around == null
                    ? words.say("loop.alone")
                    : words.say(
                            "loop.around",
                            words.number(one.calls() / (double) around.calls(), 0),
                            around.id(),
                            words.number(loop.similarity(), 3));
            return finding(
                    FindingKind.LOOP,
                    one,
                    around == null ? Severity.NOTE : Severity.WARNING,
                    words.count(one.calls()),
                    words.time(one.meanMs()),
                    words.time(one.totalMs()),
                    pair);
        });
    }

    private Optional<QueryFinding> locks(Statement one) {
        Double waited = one.lockMs();
        return waited == null || waited < thresholds.lockWait().toMillis()
                ? Optional.empty()
                : Optional.of(finding(
                        FindingKind.LOCK_WAIT,
                        one,
                        Severity.WARNING,
                        words.count(one.lockWaits()),
                        words.time(waited),
                        words.share(waited / one.totalMs())));
    }

    private Optional<QueryFinding> temporary(Statement one) {
        Long bytes = one.temporaryBytes();
        return bytes == null || bytes < thresholds.temporaryFiles().toBytes()
                ? Optional.empty()
                : Optional.of(finding(
                        FindingKind.TEMPORARY_FILES,
                        one,
                        Severity.WARNING,
                        words.bytes((double) bytes),
                        words.count(one.calls()),
                        words.bytes(bytes / (double) one.calls())));
    }

    private Optional<QueryFinding> cache(Statement one) {
        Double hit = one.hitShare();
        Long read = one.sharedRead();
        if (hit == null || read == null) {
            return Optional.empty();
        }
        double bytes = read * BLOCK;
        boolean low = hit < thresholds.cache().hit().doubleValue()
                && bytes >= thresholds.cache().read().toBytes();
        return !low
                ? Optional.empty()
                : Optional.of(finding(
                        FindingKind.CACHE,
                        one,
                        Severity.NOTE,
                        words.share(hit),
                        words.bytes(bytes),
                        words.bytes(bytes / one.calls())));
    }

    private Optional<QueryFinding> rows(Statement one) {
        Long rows = one.rows();
        if (rows == null || one.sharedHit() == null || one.sharedRead() == null) {
            return Optional.empty();
        }
        long blocks = one.sharedHit() + one.sharedRead();
        double perRow = blocks / (double) Math.max(1, Math.max(rows, one.calls()));
        boolean many = perRow >= thresholds.rows().blocksPerRow()
                && blocks * BLOCK >= thresholds.rows().read().toBytes();
        return !many
                ? Optional.empty()
                : Optional.of(finding(
                        FindingKind.ROWS,
                        one,
                        Severity.NOTE,
                        words.bytes(blocks * BLOCK),
                        words.count(rows),
                        words.number(perRow, 0),
                        words.count(one.calls())));
    }

    private QueryFinding finding(FindingKind kind, Statement one, Severity severity, Object... evidence) {
        return new QueryFinding(
                kind,
                one.fingerprint(),
                one.id(),
                severity,
                words.say(kind.key() + ".title"),
                words.say(kind.key() + ".evidence", evidence),
                words.say(kind.key() + ".suggestion"));
    }

    private static double ms(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
