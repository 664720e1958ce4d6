package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.plan.PlanCheck;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What the kinds of upkeep check alike. */
public final class UpkeepTargets {

    private UpkeepTargets() {}

    public static void databases(List<String> databases, PlanCheck check) {
        if (databases.isEmpty()) {
            check.problem("databases", "no database is named", "write a list of names from plan.yaml: [production]");
        }
        for (int i = 0; i < databases.size(); i++) {
            check.reference(
                    "databases[" + i + "]",
                    databases.get(i),
                    check.plan().databases().keySet(),
                    "database");
        }
    }

    /** A share over 0, up to 1. */
    public static void share(String path, BigDecimal value, PlanCheck check) {
        if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
            check.problem(path, value + " is no share", "write a number over 0, up to 1, such as 0.2");
        }
    }

    public static void between(String path, Duration value, Duration least, Duration most, PlanCheck check) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            check.problem(path, "out of range", "write a duration from " + least + " to " + most);
        }
    }
}
