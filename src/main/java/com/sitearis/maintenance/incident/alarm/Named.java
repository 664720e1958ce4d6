package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** What all of these kinds ask of the environments that they name. */
final class Named {

    private Named() {}

    static void environments(List<String> names, PlanCheck check) {
        if (names.isEmpty()) {
            check.problem("environments", "names none", "write [production]");
        }
        for (int i = 0; i < names.size(); i++) {
            check.reference(
                    "environments[" + i + "]",
                    names.get(i),
                    check.plan().environments().keySet(),
                    "environment");
        }
    }
}
