package com.sitearis.maintenance.upkeep.vacuum;

import com.sitearis.maintenance.plan.Key;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What a {@code vacuum} job file says under {@code settings:}. */
public record VacuumSettings(
        @Key(about = "databases that are vacuumed, by their names in plan.yaml", example = "[production]")
        List<String> databases,

        @Key(about = "how long a run may work, 1m to 12h; what is left waits for the next", fallback = "2h")
        Duration timeBudget,

        @Key(
                about = "how long a statement may wait for a lock, 10ms to 1m; a table that is in use is skipped",
                fallback = "2s")
        Duration lockWait,

        @Key(about = "false: also outside of the environment's maintenance windows", fallback = "true")
        boolean onlyInWindow,

        @Key(about = "a table is vacuumed from this many dead rows on", fallback = "1000")
        long deadRows,

        @Key(about = "and from this share of dead rows on, over 0, up to 1", fallback = "0.05")
        BigDecimal deadShare,

        @Key(
                about = "a table is frozen from this share of autovacuum_freeze_max_age on, over 0, up to 1",
                fallback = "0.5")
        BigDecimal freezeAt,

        @Key(about = "what holds vacuum back for longer than this is told", fallback = "1h")
        Duration blockedFor) {}
