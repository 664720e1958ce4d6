package com.sitearis.maintenance.upkeep.growth;

import com.sitearis.maintenance.plan.Key;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code growth-check} job file says under {@code settings:}. */
public record GrowthCheckSettings(
        @Key(about = "databases that are looked at, by their names in plan.yaml", example = "[production]")
        List<String> databases,

        @Key(
                about = "target of the metric disk.free that speaks of their disk; without it the disk is not judged",
                example = "supabase")
        @Nullable
        String disk,

        @Key(about = "share of the disk in use that is told as a P2, over 0, up to 1", fallback = "0.7")
        BigDecimal diskWarning,

        @Key(about = "share of the disk in use that is told as a P1, over 0, up to 1", fallback = "0.8")
        BigDecimal diskSevere,

        @Key(about = "how old the latest sample of the disk may be", fallback = "2h")
        Duration diskFresh,

        @Key(about = "from so many rows on a table is called large", fallback = "10000000")
        long largeRows,

        @Key(about = "days of history that a trend is reckoned from, 14d to 400d", fallback = "90d")
        Duration lookBack,

        @Key(about = "a threshold that will be reached within this is told", fallback = "90d")
        Duration lookAhead) {}
