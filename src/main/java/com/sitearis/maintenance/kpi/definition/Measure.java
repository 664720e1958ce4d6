package com.sitearis.maintenance.kpi.definition;

import static com.sitearis.maintenance.kpi.definition.Aggregation.LAST;
import static com.sitearis.maintenance.kpi.definition.Aggregation.MEAN;
import static com.sitearis.maintenance.kpi.definition.Aggregation.MEDIAN;
import static com.sitearis.maintenance.kpi.definition.Aggregation.P75;
import static com.sitearis.maintenance.kpi.definition.Aggregation.P95;
import static com.sitearis.maintenance.kpi.definition.Aggregation.RATIO;

import com.sitearis.maintenance.kpi.definition.Unit.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a KPI can be about. Each knows what it is a measure of and how it may be aggregated. */
public enum Measure {
    AVAILABILITY("availability", Quantity.SHARE, RATIO),
    HTTP_RESPONSE("http.response", Quantity.TIME, MEAN, P75, P95),
    WEB_LCP("web.lcp", Quantity.TIME, P75, P95),
    WEB_INP("web.inp", Quantity.TIME, P75, P95),
    WEB_FID("web.fid", Quantity.TIME, P75, P95),
    WEB_FCP("web.fcp", Quantity.TIME, P75, P95),
    WEB_TTFB("web.ttfb", Quantity.TIME, P75, P95),
    WEB_CLS("web.cls", Quantity.NUMBER, P75, P95),
    SESSIONS_BAD("sessions.bad", Quantity.SHARE, RATIO),
    MTTR("mttr", Quantity.TIME, MEAN, MEDIAN),
    MTTA("mtta", Quantity.TIME, MEAN, MEDIAN),
    MTBF("mtbf", Quantity.TIME, MEAN),
    DEPLOYMENTS("deployments", Quantity.SHARE, RATIO),
    COVERAGE_LINES("coverage.lines", Quantity.SHARE, LAST),
    COVERAGE_BRANCHES("coverage.branches", Quantity.SHARE, LAST);

    private final String metric;
    private final Quantity quantity;

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<Aggregation> aggregations;

    Measure(String metric, Quantity quantity, Aggregation... aggregations) {
        this.metric = metric;
        this.quantity = quantity;
        this.aggregations = List.of(aggregations);
    }

    /** Its name in report files, which for collected ones is the metric's. */
    public String metric() {
        return metric;
    }

    public Quantity quantity() {
        return quantity;
    }

    List<Aggregation> aggregations() {
        return aggregations;
    }

    /** Measured in browsers, apart for mobile and desktop. */
    public boolean vital() {
        return metric.startsWith("web.");
    }

    static Optional<Measure> of(String metric) {
        return Arrays.stream(values()).filter(one -> one.metric.equals(metric)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Measure::metric).toList();
    }
}
