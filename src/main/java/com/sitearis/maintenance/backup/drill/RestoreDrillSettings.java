package com.sitearis.maintenance.backup.drill;

import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.plan.Key;
import java.util.List;

/** What a {@code restore-drill} job file says under {@code settings:}. */
public record RestoreDrillSettings(
        @Key(about = "databases whose newest backup is restored, by their names in plan.yaml", example = "[production]")
        List<String> databases,

        @Key(about = "how deeply the restored copy is compared: content or rows", fallback = "content")
        ProofLevel proof,

        @Key(about = "processes that restore at once, 1 to 32", fallback = "2")
        int jobs) {}
