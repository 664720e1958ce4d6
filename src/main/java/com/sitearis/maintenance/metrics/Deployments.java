package com.sitearis.maintenance.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The deployments that were reported, each once however many sources told of it. */
public final class Deployments {

    private final JdbcClient jdbc;
    private final Clock clock;

    public Deployments(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /** Keeps a report; false when the source had reported under this id before, and nothing changed. */
    public boolean record(Deployment report) {
        return jdbc.sql(
                                "insert into app.deployment_report (source, id, environment, sha, at, outcome, received_at)"
                                        + " values (:source, :id, :environment, :sha, :at, :outcome, :now) on conflict do nothing")
                        .param("source", report.source())
                        .param("id", report.id())
                        .param("environment", report.environment())
                        .param("sha", report.sha())
                        .param("at", timestamp(report.at()))
                        .param("outcome", report.outcome().name())
                        .param("now", timestamp(clock.instant()))
                        .update()
                == 1;
    }

    /** Deployments that ended from an instant to another, which is not included; by their time. */
    public List<Deployment> between(String environment, Instant from, Instant to) {
        List<Deployment> reports = jdbc.sql("""
                        select source, id, environment, sha, at, outcome from app.deployment_report
                        where environment = :environment and left(sha, 7) in (
                            select left(sha, 7) from app.deployment_report
                            where environment = :environment and at >= :from and at < :to)""")
                .param("environment", environment)
                .param("from", timestamp(from.minus(DeploymentMergePolicy.TOGETHER)))
                .param("to", timestamp(to))
                .query(Deployments::report)
                .list();
        return new DeploymentMergePolicy()
                .merge(reports).stream()
                        .filter(deployment -> !deployment.at().isBefore(from)
                                && deployment.at().isBefore(to))
                        .toList();
    }

    private static Deployment report(ResultSet row, int number) throws SQLException {
        return new Deployment(
                row.getString("environment"),
                row.getString("sha"),
                1,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("source"),
                row.getString("id"));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
