package com.sitearis.maintenance.slowquery.weekly.definition;

import com.sitearis.maintenance.plan.Key;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** From which values on something is a finding. */
public record Thresholds(
        @Key(about = "Statements that take long", example = "{ mean: 1s, p95: 1s, minimum-calls: 5 }")
        Slow slow,

        @Key(about = "Statements that got slower", example = "{ ratio: 1.5, … }")
        Regression regression,

        @Key(about = "Statements that were not there before", example = "{ rank: 20, known-hours: 84 }")
        NewQuery newQuery,

        @Key(about = "Share of the database's time in one statement, over 0, up to 1", example = "0.2")
        BigDecimal timeShare,

        @Key(about = "Calls without end, as a loop around another statement makes them (N+1)", example = "{ … }")
        Loop loop,

        @Key(about = "Written to temporary files by one statement in the week", example = "1GB")
        DataSize temporaryFiles,

        @Key(about = "Statements that read from below shared buffers", example = "{ hit: 0.9, read: 1GB }")
        Cache cache,

        @Key(about = "Statements that read much for few rows", example = "{ blocks-per-row: 1000, read: 10GB }")
        Rows rows,

        @Key(about = "Time one statement waited for locks in the week", example = "1m")
        Duration lockWait,

        @Key(about = "Sequential scans with a selective filter", example = "{ rows: 100000, selectivity: 0.01 }")
        Scan scan,

        @Key(about = "How long a session may be idle in a transaction when the report is made", example = "5m")
        Duration idleInTransaction) {

    public record Slow(
            @Key(about = "Mean duration that is no more well", example = "1s")
            Duration mean,

            @Key(about = "95th percentile that is no more well", example = "1s")
            Duration p95,

            @Key(about = "With fewer calls in the week nothing is said", fallback = "5")
            long minimumCalls) {}

    public record Regression(
            @Key(about = "With fewer calls in a week it is not compared", fallback = "20")
            long minimumCalls,

            @Key(about = "The mean has become so many times the usual one", fallback = "1.5")
            BigDecimal ratio,

            @Key(about = "And has grown by so much", fallback = "5ms")
            Duration change,

            @Key(about = "And cost so much time more in the week", fallback = "1m")
            Duration extraTime,

            @Key(about = "And lies so many robust deviations above the usual one", fallback = "3")
            BigDecimal deviations) {}

    public record NewQuery(
            @Key(about = "It is among the first so many by total time", fallback = "20")
            int rank,

            @Key(
                    about = "A week before has to be known for so many hours to say that it was not there",
                    fallback = "84")
            int knownHours) {}

    public record Loop(
            @Key(about = "Calls in the week", fallback = "100000")
            long calls,

            @Key(about = "Mean duration up to which a call is tiny", fallback = "5ms")
            Duration mean,

            @Key(about = "So many calls for each one of the statement around it", fallback = "10")
            int ratio,

            @Key(about = "Correlation of the two hour profiles, over 0, up to 1", fallback = "0.95")
            BigDecimal similarity) {}

    public record Cache(
            @Key(about = "Share found in shared buffers, below which it is a finding", fallback = "0.9")
            BigDecimal hit,

            @Key(about = "Read from below them in the week; with less nothing is said", fallback = "1GB")
            DataSize read) {}

    public record Rows(
            @Key(about = "Blocks of 8 kB touched for each row returned or changed", fallback = "1000")
            long blocksPerRow,

            @Key(about = "Touched in the week; with less nothing is said", fallback = "10GB")
            DataSize read) {}

    public record Scan(
            @Key(about = "Rows of a table from which on it is large", fallback = "100000")
            long rows,

            @Key(about = "Share of the rows that the planner expects to stay, at most", fallback = "0.01")
            BigDecimal selectivity) {}
}
