package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.history.QueryWeek;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.sketch.DurationSketch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One statement in one week, from all that is known of it: calls and time from pg_stat_statements, which sees every call,
 * where it is there; percentiles and lock waits from the log.
 *
 * @param source of calls and time
 * @param p95Ms of all calls; null when it cannot be known
 * @param rows returned or changed
 * @param sharedHit blocks found in shared buffers
 * @param sharedRead blocks read from below them
 */
public record Statement(
        Fingerprint fingerprint,
        Source source,
        long calls,
        double totalMs,
        @Nullable Double maxMs,
        @Nullable Double p95Ms,
        @Nullable Long rows,
        @Nullable Long sharedHit,
        @Nullable Long sharedRead,
        @Nullable Long temporaryBytes,
        @Nullable Long lockWaits,
        @Nullable Double lockMs,
        List<Double> msByHour) {

    public double meanMs() {
        return calls == 0 ? Double.NaN : totalMs / calls;
    }

    public String id() {
        return fingerprint.id();
    }

    /** The share of blocks found in shared buffers; null when nothing was read or nobody counted. */
    public @Nullable Double hitShare() {
        return sharedHit == null || sharedRead == null || sharedHit + sharedRead == 0
                ? null
                : sharedHit / (double) (sharedHit + sharedRead);
    }

    /** A week's statements by their hash, the one with most time first. */
    static Map<Long, Statement> of(QueryWeek week) {
        Map<Long, List<WeeklyQuery>> grouped = new LinkedHashMap<>();
        week.queries()
                .forEach(query -> grouped.computeIfAbsent(query.fingerprint().hash(), hash -> new ArrayList<>())
                        .add(query));
        Map<Long, Statement> sorted = new LinkedHashMap<>();
        grouped.values().stream()
                .map(Statement::merged)
                .filter(statement -> statement.calls > 0)
                .sorted(Comparator.comparingDouble(Statement::totalMs)
                        .reversed()
                        .thenComparing(Statement::id))
                .forEach(statement -> sorted.put(statement.fingerprint.hash(), statement));
        return sorted;
    }

    private static Statement merged(List<WeeklyQuery> sources) {
        @Nullable WeeklyQuery log = from(sources, Source.LOG);
        @Nullable WeeklyQuery server = from(sources, Source.STATEMENTS);
        WeeklyQuery counts =
                (server != null && server.calls() > 0) || log == null ? Objects.requireNonNull(server) : log;
        return new Statement(
                counts.fingerprint(),
                counts.source(),
                counts.calls(),
                counts.totalMs(),
                sources.stream()
                        .map(WeeklyQuery::maxMs)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                log == null ? null : p95(log.durations(), counts.calls()),
                counts.rows(),
                counts.sharedHit(),
                counts.sharedRead(),
                counts.temporaryBytes() != null || log == null ? counts.temporaryBytes() : log.temporaryBytes(),
                log == null ? null : log.lockWaits(),
                log == null ? null : log.lockMs(),
                counts.msByHour());
    }

    private static @Nullable WeeklyQuery from(List<WeeklyQuery> sources, Source source) {
        return sources.stream()
                .filter(one -> one.source() == source)
                .findFirst()
                .orElse(null);
    }

    /**
     * A log with {@code log_min_duration_statement} holds the slowest calls only. Of {@code all} calls 5 % lie above the 95th
     * percentile: it is found so many places from the top of what was logged, and unknown when fewer were logged.
     */
    private static @Nullable Double p95(@Nullable DurationSketch logged, long all) {
        if (logged == null || logged.count() == 0) {
            return null;
        }
        double share = 1 - 0.05 * Math.max(all, logged.count()) / logged.count();
        return share <= 0 ? null : logged.percentile(share) / 1000.0;
    }
}
