package com.sitearis.maintenance.metrics.upkeep;

import com.sitearis.maintenance.failure.Failure;
import java.util.List;

/** Metrics that have to come in did not, so figures made of them would be blank or old. */
public final class MetricsSilent extends Failure {

    public MetricsSilent(List<String> silent) {
        super(
                "nothing new came in: " + String.join("; ", silent),
                "look at who sends them: the collector's runs, the beacon on the site, the token or the drain",
                "metrics-silent",
                null);
    }
}
