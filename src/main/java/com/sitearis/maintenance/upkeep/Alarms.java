package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.Recorded;
import com.sitearis.maintenance.incident.AlarmPhrase;
import com.sitearis.maintenance.incident.Cause;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Priority;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One incident for each kind of finding that cannot wait; it recovers when the last of them is resolved. */
final class Alarms {

    private static final int SHOWN = 5;

    private final Incidents incidents;
    private final Clock clock;

    Alarms(Incidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    /** What was raised, one line each. */
    List<String> tell(Recorded recorded, Database database, Locale language, String job) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, List<Finding>> alarming = recorded.standing().stream()
                .filter(finding -> AlarmPolicy.priority(finding).isPresent())
                .collect(Collectors.groupingBy(Finding::kind, TreeMap::new, Collectors.toList()));
        List<String> told = new ArrayList<>();
        alarming.forEach((kind, findings) -> {
            Incident incident = incidents.raise(cause(kind, findings, database, language, job, now));
            told.add("incident " + incident.id() + " (" + incident.priority() + "): " + incident.title());
        });
        recorded.resolved().stream()
                .map(Finding::kind)
                .distinct()
                .filter(kind -> !alarming.containsKey(kind))
                .forEach(kind -> incidents.recovered(key(database, kind), now, "job " + job));
        return told;
    }

    private static Cause cause(
            String kind, List<Finding> findings, Database database, Locale language, String job, Instant now) {
        Priority worst = findings.stream()
                .flatMap(finding -> AlarmPolicy.priority(finding).stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        String text = findings.stream()
                .limit(SHOWN)
                .map(finding -> (finding.object().isEmpty() ? "" : finding.object() + ": ") + finding.evidence() + "; "
                        + finding.suggestion())
                .collect(Collectors.joining("\n"));
        String more = findings.size() > SHOWN ? "\n" + AlarmPhrase.AND_MORE.in(language, findings.size() - SHOWN) : "";
        return new Cause(
                key(database, kind),
                database.environment(),
                "database " + database.name(),
                worst,
                AlarmPhrase.FINDING.in(language, name(kind, language), database.name()),
                now,
                now,
                "job " + job,
                text + more);
    }

    private static String name(String kind, Locale language) {
        return Arrays.stream(AlarmPhrase.values())
                .filter(phrase ->
                        phrase.name().equals(kind.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .map(phrase -> phrase.in(language))
                .orElseGet(() -> kind.replace('-', ' '));
    }

    private static String key(Database database, String kind) {
        return Incident.WARNING + "upkeep/" + database.environment() + "/" + database.name() + "/" + kind;
    }
}
