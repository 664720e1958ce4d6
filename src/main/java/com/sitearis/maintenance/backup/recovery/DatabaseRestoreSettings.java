package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.plan.Key;
import java.util.List;

/** What a {@code database-restore} job file says under {@code settings:}. */
public record DatabaseRestoreSettings(
        @Key(
                about = "databases whose backups people may have restored beside them, by their names in plan.yaml",
                example = "[production]")
        List<String> databases,

        @Key(about = "processes that restore at once, 1 to 32", fallback = "2")
        int jobs) {}
