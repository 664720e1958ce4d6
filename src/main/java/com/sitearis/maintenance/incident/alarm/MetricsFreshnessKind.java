package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.incident.alarm.MetricsFreshnessSettings.Expected;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** {@code kind: metrics-freshness}. */
public final class MetricsFreshnessKind implements JobKind<MetricsFreshnessSettings> {

    @Override
    public String name() {
        return "metrics-freshness";
    }

    @Override
    public Class<MetricsFreshnessSettings> settings() {
        return MetricsFreshnessSettings.class;
    }

    @Override
    public List<String> targets(MetricsFreshnessSettings settings) {
        return List.of("metrics");
    }

    @Override
    public void check(MetricsFreshnessSettings settings, PlanCheck check) {
        List<Expected> expect = settings.expect();
        if (expect.isEmpty()) {
            check.problem("expect", "names no metric", "write what has to come in, or remove the job");
        }
        for (int i = 0; i < expect.size(); i++) {
            String path = "expect[" + i + "]";
            check.reference(
                    path + ".environment",
                    expect.get(i).environment(),
                    check.plan().environments().keySet(),
                    "environment");
            if (expect.get(i).within().isZero()) {
                check.problem(path + ".within", "leaves no time", "write 6h");
            }
        }
    }
}
