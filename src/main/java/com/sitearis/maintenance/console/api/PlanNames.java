package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Names that requests bear, as the plan in force knows them. */
public final class PlanNames {

    private final Supplier<MaintenancePlan> plan;

    PlanNames(Supplier<MaintenancePlan> plan) {
        this.plan = plan;
    }

    public MaintenancePlan plan() {
        return plan.get();
    }

    public String environment(String name) {
        if (!plan.get().environments().containsKey(name)) {
            throw new NothingThere(
                    "environment", name, plan.get().environments().keySet());
        }
        return name;
    }

    /** The one asked for, else all of the plan. */
    public List<String> environments(@Nullable String name) {
        return name == null ? List.copyOf(plan.get().environments().keySet()) : List.of(environment(name));
    }

    public Database database(String name) {
        Database database = plan.get().databases().get(name);
        if (database == null) {
            throw new NothingThere("database", name, plan.get().databases().keySet());
        }
        return database;
    }
}
