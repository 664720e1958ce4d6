package com.sitearis.maintenance.kpi.inputs;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything a month's workbook says, but for what is computed from it.
 *
 * @param zone the plan's: months and days are local to it
 * @param taken when the sources were asked
 * @param incidents those detected, restored or open in the month
 */
public record MonthInputs(
        YearMonth month,
        ZoneId zone,
        String environment,
        Instant taken,
        Input<Availability> availability,
        Input<List<Distribution>> distributions,
        Input<List<DailyValue>> daily,
        Input<List<IncidentLine>> incidents,
        Input<Reliability> reliability,
        Input<List<DeploymentLine>> deployments,
        Input<List<CoverageBuild>> coverage,
        Input<List<BackupLine>> backups,
        Input<List<DatabaseDay>> databaseDays,
        Input<List<RunLine>> runs) {

    /** A month of which nothing is known. */
    public static MonthInputs unknown(YearMonth month, ZoneId zone, String environment, Instant taken) {
        return new MonthInputs(
                month,
                zone,
                environment,
                taken,
                Input.unconfigured(),
                Input.unconfigured(),
                Input.unconfigured(),
                Input.unconfigured(),
                Input.unconfigured(),
                Input.unconfigured(),
                Input.unconfigured(),
                Input.unconfigured(),
                Input.unconfigured(),
                Input.unconfigured());
    }

    public Instant begin() {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    public Instant end() {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    /** Whether an instant lies in the month, its end excluded. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(begin()) && instant.isBefore(end());
    }

    public MonthInputs withAvailability(Input<Availability> known) {
        return new MonthInputs(
                month,
                zone,
                environment,
                taken,
                known,
                distributions,
                daily,
                incidents,
                reliability,
                deployments,
                coverage,
                backups,
                databaseDays,
                runs);
    }

    public MonthInputs withMeasurements(Input<List<Distribution>> known, Input<List<DailyValue>> days) {
        return new MonthInputs(
                month,
                zone,
                environment,
                taken,
                availability,
                known,
                days,
                incidents,
                reliability,
                deployments,
                coverage,
                backups,
                databaseDays,
                runs);
    }

    public MonthInputs withIncidents(Input<List<IncidentLine>> known, Input<Reliability> rolling) {
        return new MonthInputs(
                month,
                zone,
                environment,
                taken,
                availability,
                distributions,
                daily,
                known,
                rolling,
                deployments,
                coverage,
                backups,
                databaseDays,
                runs);
    }

    public MonthInputs withDeployments(Input<List<DeploymentLine>> known) {
        return new MonthInputs(
                month,
                zone,
                environment,
                taken,
                availability,
                distributions,
                daily,
                incidents,
                reliability,
                known,
                coverage,
                backups,
                databaseDays,
                runs);
    }

    public MonthInputs withCoverage(Input<List<CoverageBuild>> known) {
        return new MonthInputs(
                month,
                zone,
                environment,
                taken,
                availability,
                distributions,
                daily,
                incidents,
                reliability,
                deployments,
                known,
                backups,
                databaseDays,
                runs);
    }

    public MonthInputs withDatabases(Input<List<BackupLine>> known, Input<List<DatabaseDay>> days) {
        return new MonthInputs(
                month,
                zone,
                environment,
                taken,
                availability,
                distributions,
                daily,
                incidents,
                reliability,
                deployments,
                coverage,
                known,
                days,
                runs);
    }

    public MonthInputs withRuns(Input<List<RunLine>> known) {
        return new MonthInputs(
                month,
                zone,
                environment,
                taken,
                availability,
                distributions,
                daily,
                incidents,
                reliability,
                deployments,
                coverage,
                backups,
                databaseDays,
                known);
    }
}
