package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.LogAnalysis.Amount;
import com.sitearis.maintenance.slowquery.LogAnalysis.Unreadable;
import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What {@code slow-queries analyze} answers; milliseconds have three places and are exact. */
@JsonNaming(SnakeCaseStrategy.class)
record SlowQueryDocument(
        long records,
        @Nullable String first,
        @Nullable String last,
        Statements statements,
        Timed plans,
        Timed parse,
        Timed bind,
        Timed execute,
        Timed durationsWithoutStatement,
        TempFiles tempFiles,
        Locks locks,
        long deadlocks,
        long checkpoints,
        long checkpointsStarted,
        long autovacuum,
        long autoanalyze,
        Connections connections,
        Map<String, Long> errors,
        Map<String, Long> errorStates,
        Cancelled cancelled,
        Map<String, Long> severities,
        long unreadableLines,
        List<Unreadable> unreadable,
        List<String> notes,
        Map<String, Long> histogram,
        Map<String, Timed> byHour,
        Map<String, Timed> byDatabase,
        Map<String, Timed> byUser,
        Map<String, Timed> byApplication,
        Map<String, Timed> byHost,
        long fingerprints,
        List<Top> top) {

    private static final List<Severity> ERRORS =
            List.of(Severity.WARNING, Severity.ERROR, Severity.FATAL, Severity.PANIC);

    @JsonNaming(SnakeCaseStrategy.class)
    record Statements(long count, BigDecimal totalMs, long multiLine) {}

    record Timed(long count, BigDecimal ms) {}

    record TempFiles(long count, long bytes, long largest) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Locks(long acquired, long stillWaiting, BigDecimal waitedMs) {}

    record Connections(long received, long authorized, long disconnections) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Cancelled(
            long byUser, long statementTimeout, long lockTimeout, long terminated, long serializationFailure) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Top(
            String fingerprint,
            String query,
            long calls,
            BigDecimal totalMs,
            BigDecimal meanMs,
            BigDecimal p95Ms,
            BigDecimal maxMs,
            long plans,
            long errors,
            long tempFiles,
            long tempBytes,
            long lockWaits,
            BigDecimal lockMs) {}

    static SlowQueryDocument of(LogAnalysis log, int top) {
        Map<LogEvent, Amount> events = log.events();
        Amount files = amount(events, LogEvent.TEMPORARY_FILE);
        Amount statements = amount(events, LogEvent.STATEMENT);
        Amount locks = amount(events, LogEvent.LOCK_ACQUIRED);
        return new SlowQueryDocument(
                log.records(),
                log.first(),
                log.last(),
                new Statements(statements.count(), ms(statements.sum()), count(events, LogEvent.MULTI_LINE)),
                timed(amount(events, LogEvent.PLAN)),
                timed(amount(events, LogEvent.PARSE)),
                timed(amount(events, LogEvent.BIND)),
                timed(amount(events, LogEvent.EXECUTE)),
                timed(amount(events, LogEvent.DURATION_ALONE)),
                new TempFiles(files.count(), files.sum(), log.largestTemporaryFile()),
                new Locks(locks.count(), count(events, LogEvent.LOCK_WAITING), ms(locks.sum())),
                count(events, LogEvent.DEADLOCK),
                count(events, LogEvent.CHECKPOINT),
                count(events, LogEvent.CHECKPOINT_STARTED),
                count(events, LogEvent.AUTOVACUUM),
                count(events, LogEvent.AUTOANALYZE),
                new Connections(
                        count(events, LogEvent.CONNECTION_RECEIVED),
                        count(events, LogEvent.CONNECTION_AUTHORIZED),
                        count(events, LogEvent.DISCONNECTION)),
                bySeverity(log, ERRORS, true),
                log.states(),
                new Cancelled(
                        count(events, LogEvent.CANCELLED_BY_USER),
                        count(events, LogEvent.STATEMENT_TIMEOUT),
                        count(events, LogEvent.LOCK_TIMEOUT),
                        count(events, LogEvent.TERMINATED),
                        count(events, LogEvent.SERIALIZATION_FAILURE)),
                bySeverity(log, List.of(Severity.values()), false),
                log.unreadableLines(),
                log.unreadable(),
                log.notes(),
                histogram(log),
                inOrder(log.hours(), Map.Entry.comparingByKey()),
                byTime(log.databases()),
                byTime(log.users()),
                byTime(log.applications()),
                byTime(log.hosts()),
                log.queries().stream().filter(query -> query.calls() > 0).count(),
                log.queries().stream().limit(top).map(SlowQueryDocument::top).toList());
    }

    private static Top top(QueryStatistics query) {
        long mean = query.calls() == 0 ? 0 : Math.round((double) query.totalMicros() / query.calls());
        return new Top(
                query.fingerprint().id(),
                query.fingerprint().text(),
                query.calls(),
                ms(query.totalMicros()),
                ms(mean),
                ms(query.percentileMicros(0.95)),
                ms(query.longestMicros()),
                query.plans(),
                query.errors(),
                query.temporaryFiles(),
                query.temporaryBytes(),
                query.lockWaits(),
                ms(query.lockMicros()));
    }

    private static Map<String, Long> bySeverity(LogAnalysis log, List<Severity> severities, boolean all) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Severity severity : severities) {
            long count = Objects.requireNonNullElse(log.severities().get(severity), 0L);
            if (all || count > 0) {
                counts.put(severity.name(), count);
            }
        }
        return counts;
    }

    private static Map<String, Long> histogram(LogAnalysis log) {
        Map<String, Long> classes = new LinkedHashMap<>();
        for (int i = 0; i < log.histogram().size(); i++) {
            boolean last = i == LogAnalysis.EDGES.size();
            classes.put(
                    last ? "inf" : String.valueOf(LogAnalysis.EDGES.get(i)),
                    log.histogram().get(i));
        }
        return classes;
    }

    private static Map<String, Timed> byTime(Map<String, Amount> names) {
        return inOrder(
                names,
                Comparator.comparing((Map.Entry<String, Amount> one) ->
                                one.getValue().sum())
                        .reversed());
    }

    private static Map<String, Timed> inOrder(Map<String, Amount> names, Comparator<Map.Entry<String, Amount>> order) {
        Map<String, Timed> timed = new LinkedHashMap<>();
        names.entrySet().stream().sorted(order).forEach(one -> timed.put(one.getKey(), timed(one.getValue())));
        return timed;
    }

    private static Timed timed(Amount amount) {
        return new Timed(amount.count(), ms(amount.sum()));
    }

    private static Amount amount(Map<LogEvent, Amount> events, LogEvent event) {
        return Objects.requireNonNullElse(events.get(event), new Amount(0, 0));
    }

    private static long count(Map<LogEvent, Amount> events, LogEvent event) {
        return amount(events, event).count();
    }

    private static BigDecimal ms(long micros) {
        return BigDecimal.valueOf(micros, 3).setScale(3, RoundingMode.UNNECESSARY);
    }
}
