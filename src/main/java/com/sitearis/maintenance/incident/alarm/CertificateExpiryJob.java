package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.incident.Alarm;
import com.sitearis.maintenance.incident.AlarmPhrase;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Priority;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.batch.core.job.Job;

/**
 * Opens an incident for each certificate that expires soon, by what the availability probe measured. A certificate is known by
 * the minute it expires in: those of several components that share it are one, and a renewed one is another.
 */
public final class CertificateExpiryJob implements RunRecipe<CertificateExpirySettings> {

    private static final CertificateExpiryKind KIND = new CertificateExpiryKind();
    private static final String METRIC = "tls.left";

    /** What was measured longer ago says nothing about which certificate is there now. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Metrics metrics;
    private final Incidents incidents;
    private final Clock clock;

    public CertificateExpiryJob(Metrics metrics, Incidents incidents, Clock clock) {
        this.metrics = metrics;
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public JobKind<CertificateExpirySettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<CertificateExpirySettings> assignment, JobSteps steps) {
        String job = assignment.job().name();
        ZoneId zone = assignment.plan().zone();
        Locale language = assignment.plan().language();
        return steps.job()
                .start(steps.step(
                        "look", scope -> look(assignment.settings(), assignment.target(), zone, language, job, scope)))
                .build();
    }

    void look(
            CertificateExpirySettings settings,
            String environment,
            ZoneId zone,
            Locale language,
            String job,
            StepScope scope) {
        Alarm alarm = new Alarm(incidents, clock, "job " + job);
        Map<Instant, List<String>> now = new TreeMap<>();
        Set<Instant> known = new HashSet<>();
        for (Measured measured : measured(environment)) {
            known.add(measured.expiry());
            if (measured.at().plus(FRESH).isBefore(clock.instant())) {
                scope.note(measured.component() + ": not judged, nothing was measured for a day");
            } else {
                now.computeIfAbsent(measured.expiry(), unseen -> new ArrayList<>())
                        .add(measured.component());
            }
        }
        now.forEach((expiry, components) -> {
            Duration left = Duration.between(clock.instant(), expiry);
            String names = String.join(", ", components);
            String date = MINUTE.format(expiry.atZone(zone));
            scope.note(AlarmPhrase.CERTIFICATE_LEFT.in(Locale.ENGLISH, names, date, left.toDays()));
            if (left.compareTo(settings.before()) <= 0) {
                Priority priority = left.compareTo(settings.urgent()) <= 0 ? Priority.P1 : Priority.P3;
                alarm.raise(
                        new Alarm.Subject(
                                key(environment) + expiry,
                                environment,
                                names,
                                AlarmPhrase.CERTIFICATE.in(language, names, date)),
                        priority,
                        AlarmPhrase.CERTIFICATE_LEFT.in(language, names, date, left.toDays()));
            }
        });
        alarm.endOthers(
                key(environment),
                expiry -> known.contains(Instant.parse(expiry)),
                AlarmPhrase.CERTIFICATE_REPLACED.in(language));
    }

    private record Measured(String component, Instant at, Instant expiry) {}

    /** The latest of each component, however old. */
    private List<Measured> measured(String environment) {
        List<Measured> measured = new ArrayList<>();
        for (SeriesState state : metrics.series()) {
            Series series = state.series();
            Instant at = state.lastAt();
            if (series.metric().equals(METRIC) && series.environment().equals(environment) && at != null) {
                SeriesQuery query = SeriesQuery.of(METRIC, environment).ofTarget(series.target());
                OptionalDouble left =
                        metrics.summary(query, at, at.plusNanos(1000)).last();
                left.ifPresent(seconds -> measured.add(new Measured(series.target(), at, expiry(at, seconds))));
            }
        }
        return measured;
    }

    /** To the minute: what others than our probe report is hardly more exact. */
    private static Instant expiry(Instant at, double seconds) {
        return at.plusMillis(Math.round(seconds * 1000)).plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
    }

    private static String key(String environment) {
        return "certificate/" + environment + "/";
    }
}
