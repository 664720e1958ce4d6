package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.incident.alarm.MetricsFreshnessSettings.Expected;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Since when each metric has to come in. */
final class Expectations {

    private final JdbcClient jdbc;

    Expectations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When it was first looked for, which is now when it never was. */
    Instant since(Expected expected, Instant now) {
        String target = Objects.requireNonNullElse(expected.target(), "");
        jdbc.sql("insert into app.metric_expected (environment, metric, target, since)"
                        + " values (:environment, :metric, :target, :now) on conflict do nothing")
                .param("environment", expected.environment())
                .param("metric", expected.metric())
                .param("target", target)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select since from app.metric_expected"
                        + " where environment = :environment and metric = :metric and target = :target")
                .param("environment", expected.environment())
                .param("metric", expected.metric())
                .param("target", target)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
