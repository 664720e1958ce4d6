package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The plan that this program goes by; replaced as a whole when the plan is reloaded. */
public final class CurrentPlan implements Supplier<MaintenancePlan> {

    private final AtomicReference<@Nullable MaintenancePlan> plan = new AtomicReference<>();

    /** A program without a plan yet. */
    public CurrentPlan() {}

    public CurrentPlan(MaintenancePlan plan) {
        set(plan);
    }

    public void set(MaintenancePlan next) {
        plan.set(next);
    }

    @Override
    public MaintenancePlan get() {
        MaintenancePlan current = plan.get();
        if (current == null) {
            throw new IllegalStateException("no plan has been loaded yet");
        }
        return current;
    }
}
