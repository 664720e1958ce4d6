package com.sitearis.maintenance.upkeep.integrity;

import com.sitearis.maintenance.plan.Key;
import java.time.Duration;
import java.util.List;

/** What an {@code integrity-check} job file says under {@code settings:}. */
public record IntegrityCheckSettings(
        @Key(about = "databases that are checked, by their names in plan.yaml", example = "[production]")
        List<String> databases,

        @Key(
                about = "how long a run may verify tables and indexes, 1m to 12h; the next one goes on with the rest",
                fallback = "1h")
        Duration timeBudget,

        @Key(about = "how long a statement may wait for a lock, 10ms to 1m", fallback = "5s")
        Duration lockWait,

        @Key(
                about = "whether every row of the table is looked up in each index: slower, finds more",
                fallback = "false")
        boolean everyRow,

        @Key(
                about = "whether parents in indexes are checked too: nobody can write to the table meanwhile",
                fallback = "false")
        boolean parents,

        @Key(about = "a backup must have been restored and compared within this", fallback = "35d")
        Duration provenWithin,

        @Key(about = "whether constraints that are NOT VALID are validated", fallback = "false")
        boolean validateConstraints) {}
