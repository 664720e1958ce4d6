package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;
import java.util.Map;

/** {@code kind: prometheus-scrape}. */
public final class PrometheusScrapeKind implements JobKind<PrometheusScrapeSettings> {

    @Override
    public String name() {
        return "prometheus-scrape";
    }

    @Override
    public Class<PrometheusScrapeSettings> settings() {
        return PrometheusScrapeSettings.class;
    }

    @Override
    public List<String> targets(PrometheusScrapeSettings settings) {
        return List.of(settings.target());
    }

    @Override
    public void check(PrometheusScrapeSettings settings, PlanCheck check) {
        check.reference(
                "environment",
                settings.environment(),
                check.plan().environments().keySet(),
                "environment");
        String scheme = settings.url().getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            check.problem("url", "is no http address", "write https:// and a host");
        }
        if ((settings.user() == null) != (settings.password() == null)) {
            check.problem(settings.user() == null ? "password" : "user", "stands alone", "write both, or neither");
        }
        if (!settings.nodeCpu()
                && settings.nodeDisk() == null
                && settings.take().isEmpty()) {
            check.problem("take", "nothing is taken", "write node-cpu: true, node-disk: /data or take");
        }
        for (int i = 0; i < settings.take().size(); i++) {
            try {
                Series.of(settings.take().get(i).metric(), settings.environment(), settings.target(), Map.of());
            } catch (SampleRefused e) {
                check.problem("take[" + i + "].metric", String.valueOf(e.getMessage()), "write a name such as db.pool");
            }
        }
    }
}
