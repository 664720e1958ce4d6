package com.sitearis.maintenance.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.Look;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.incident.Alarm;
import com.sitearis.maintenance.incident.Cause;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentListener;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.definition.Reports;
import com.sitearis.maintenance.kpi.inputs.DeploymentLine;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Upkeep;
import com.sitearis.maintenance.kpi.source.DeploymentSource;
import com.sitearis.maintenance.kpi.source.UpkeepSource;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Deployment;
import com.sitearis.maintenance.metrics.Deployments;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Outcome;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.plan.Priority;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What sources make of a real database. */
class SourcesIT {

    private static final Instant DAY = Instant.parse("2026-10-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(DAY, ZoneOffset.UTC);

    private static KpiDatabase database;

    @BeforeAll
    static void create() {
        database = KpiDatabase.create("kpi_sources");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void anOutageSpoilsADeploymentAndAWarningDoesNot() {
        Deployments deployments = new Deployments(database.dataSource(), CLOCK);
        deployments.record(deployment("aaaaaaaaaa"));
        deployments.record(deployment("bbbbbbbbbb"));
        Incidents incidents = new Incidents(database.dataSource(), CLOCK, IncidentListener.NOBODY);
        Incident outage = incidents.raise(new Cause(
                "availability/production/site", "production", "site", Priority.P1, "site", DAY, DAY, "probe", ""));
        Incident disk = new Alarm(incidents, CLOCK, "job")
                .raise(new Alarm.Subject("threshold/production/disk", "production", null, "disk"), Priority.P1, "");
        incidents.deployment(outage.id(), "aaaaaaaaaa", "ann");
        incidents.deployment(disk.id(), "bbbbbbbbbb", "ann");

        MonthInputs inputs = new DeploymentSource(deployments, incidents).add(october(), report(), true);
        assertThat(Objects.requireNonNull(inputs.deployments().value()))
                .extracting(DeploymentLine::sha, DeploymentLine::trouble)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("aaaaaaaaaa", "P1 #" + outage.id()),
                        org.assertj.core.groups.Tuple.tuple("bbbbbbbbbb", null));
    }

    @Test
    void upkeepIsItsLastFiguresAndWhatStandsAtTheMonthsEnd() {
        Metrics metrics = new Metrics(database.dataSource(), CLOCK);
        Findings findings = new Findings(database.dataSource(), CLOCK);
        UpkeepSource source = new UpkeepSource(metrics, findings);
        assertThat(source.add(october(), report(), true).upkeep().value()).isNull();

        Series dead = Series.of("db.dead-rows", "production", "shop", Map.of());
        Series rows = Series.of("db.table-rows", "production", "shop", Map.of("table", "shop.orders"));
        metrics.store(new Delivery(
                "upkeep",
                "1",
                List.of(
                        new Sample(dead, DAY.minusSeconds(60), 7),
                        new Sample(dead, DAY, 5),
                        new Sample(rows, DAY, 9))));
        Finding stays = new Finding("vacuum-blocked", "shop.orders", Severity.SEVERE, "", "");
        Finding goes = new Finding("index-unused", "shop.i", Severity.NOTE, "", "");
        findings.record(new Look("upkeep", "production", "shop", List.of(stays, goes), finding -> true));
        findings.record(new Look("upkeep", "production", "shop", List.of(stays), finding -> true));

        Upkeep upkeep = Objects.requireNonNull(
                source.add(october(), report(), true).upkeep().value());
        assertThat(upkeep.figures())
                .containsExactly(
                        new Upkeep.Line("shop", "db.dead-rows", "", 5, DAY),
                        new Upkeep.Line("shop", "db.table-rows", "shop.orders", 9, DAY));
        assertThat(upkeep.findings()).containsExactly(new Upkeep.Standing("shop", 1, 0, 0));
    }

    private static Deployment deployment(String sha) {
        return new Deployment("production", sha, 1, DAY.minusSeconds(3_600), Outcome.SUCCEEDED, "ci", sha);
    }

    private static MonthInputs october() {
        return SampleMonth.nothing(SampleMonth.OCTOBER);
    }

    private static Report report() {
        return Reports.of(Path.of("reports")).report("kpi-monthly", SampleMonth.plan());
    }
}
