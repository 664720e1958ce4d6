package com.sitearis.maintenance.upkeep.index;

import com.sitearis.maintenance.plan.Key;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What an {@code index-review} job file says under {@code settings:}. */
public record IndexReviewSettings(
        @Key(about = "databases whose indexes are reviewed, by their names in plan.yaml", example = "[production]")
        List<String> databases,

        @Key(
                about =
                        "physical replicas that read too, by their names in plan.yaml: what is read there is not unused",
                example = "[reporting]")
        List<String> replicas,

        @Key(
                about = "an index without reads is called unused when statistics were collected for so long",
                fallback = "30d")
        Duration unusedAfter,

        @Key(about = "smaller indexes are not called unused or bloated", fallback = "1MB")
        DataSize ignoreBelow,

        @Key(
                about = "share of an index that a rebuild would free, from which on it is called bloated",
                fallback = "0.4")
        BigDecimal bloatedFrom,

        @Key(about = "what may be rebuilt or dropped; nothing when absent", example = "{ time-budget: 1h }") @Nullable
        Rebuild rebuild) {

    long ignoredBytes() {
        return ignoreBelow.toBytes();
    }

    /** What a review may change. */
    public record Rebuild(
            @Key(about = "how long rebuilding may take, 1m to 12h", fallback = "1h")
            Duration timeBudget,

            @Key(about = "how long a rebuild may wait for a lock or an open transaction, 10ms to 10m", fallback = "30s")
            Duration lockWait,

            @Key(about = "false: also outside of the environment's maintenance windows", fallback = "true")
            boolean onlyInWindow,

            @Key(about = "whether bloated indexes are rebuilt", fallback = "true")
            boolean bloated,

            @Key(about = "whether invalid indexes are rebuilt", fallback = "true")
            boolean invalid,

            @Key(about = "whether what a failed rebuild left (_ccnew, _ccold) is dropped", fallback = "true")
            boolean dropLeftovers) {}
}
