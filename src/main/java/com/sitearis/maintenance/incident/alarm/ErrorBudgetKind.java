package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.math.BigDecimal;
import java.util.List;

/** {@code kind: error-budget}. */
public final class ErrorBudgetKind implements JobKind<ErrorBudgetSettings> {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Override
    public String name() {
        return "error-budget";
    }

    @Override
    public Class<ErrorBudgetSettings> settings() {
        return ErrorBudgetSettings.class;
    }

    @Override
    public List<String> targets(ErrorBudgetSettings settings) {
        return settings.environments();
    }

    @Override
    public void check(ErrorBudgetSettings settings, PlanCheck check) {
        Named.environments(settings.environments(), check);
        for (int i = 0; i < settings.environments().size(); i++) {
            Environment environment =
                    check.plan().environments().get(settings.environments().get(i));
            if (environment != null
                    && (environment.objective() == null
                            || environment.objective().compareTo(ALL) >= 0)) {
                check.problem(
                        "environments[" + i + "]",
                        "has no error budget",
                        "give " + environment.name() + " an objective below 100 in plan.yaml, or leave it out");
            }
        }
    }
}
