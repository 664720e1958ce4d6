package com.sitearis.maintenance.kpi.inputs;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Everything a month's workbook says, but for what is computed from it.
 *
 * @param zone the plan's: months and days are local to it
 * @param taken when the sources were asked
 * @param incidents those detected, restored or open in the month
 * @param runs those that did not succeed; {@code jobs} counts the others
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
        Input<List<RunLine>> runs,
        Input<List<JobLine>> jobs,
        Input<List<CertificateLine>> certificates,
        Input<Agenda> agenda,
        Input<Upkeep> upkeep) {

    /** Versions that were frozen before there was a part read as not having it. */
    public MonthInputs {
        jobs = Objects.requireNonNullElseGet(jobs, Input::unconfigured);
        certificates = Objects.requireNonNullElseGet(certificates, Input::unconfigured);
        agenda = Objects.requireNonNullElseGet(agenda, Input::unconfigured);
        upkeep = Objects.requireNonNullElseGet(upkeep, Input::unconfigured);
    }

    /** A month of which nothing is known. */
    public static MonthInputs unknown(YearMonth month, ZoneId zone, String environment, Instant taken) {
        return new Parts().of(month, zone, environment, taken);
    }

    /** The same month with some of its parts set. */
    public MonthInputs with(Consumer<Parts> change) {
        Parts parts = new Parts();
        parts.availability = availability;
        parts.distributions = distributions;
        parts.daily = daily;
        parts.incidents = incidents;
        parts.reliability = reliability;
        parts.deployments = deployments;
        parts.coverage = coverage;
        parts.backups = backups;
        parts.databaseDays = databaseDays;
        parts.runs = runs;
        parts.jobs = jobs;
        parts.certificates = certificates;
        parts.agenda = agenda;
        parts.upkeep = upkeep;
        change.accept(parts);
        return parts.of(month, zone, environment, taken);
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

    /** The parts on their way into a month; what no source sets stays unconfigured. */
    public static final class Parts {
        public Input<Availability> availability = Input.unconfigured();
        public Input<List<Distribution>> distributions = Input.unconfigured();
        public Input<List<DailyValue>> daily = Input.unconfigured();
        public Input<List<IncidentLine>> incidents = Input.unconfigured();
        public Input<Reliability> reliability = Input.unconfigured();
        public Input<List<DeploymentLine>> deployments = Input.unconfigured();
        public Input<List<CoverageBuild>> coverage = Input.unconfigured();
        public Input<List<BackupLine>> backups = Input.unconfigured();
        public Input<List<DatabaseDay>> databaseDays = Input.unconfigured();
        public Input<List<RunLine>> runs = Input.unconfigured();
        public Input<List<JobLine>> jobs = Input.unconfigured();
        public Input<List<CertificateLine>> certificates = Input.unconfigured();
        public Input<Agenda> agenda = Input.unconfigured();
        public Input<Upkeep> upkeep = Input.unconfigured();

        private Parts() {}

        private MonthInputs of(YearMonth month, ZoneId zone, String environment, Instant taken) {
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
                    runs,
                    jobs,
                    certificates,
                    agenda,
                    upkeep);
        }
    }
}
