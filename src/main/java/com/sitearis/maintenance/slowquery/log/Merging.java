package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.LogAnalysis.Amount;
import com.sitearis.maintenance.slowquery.LogAnalysis.Unreadable;
import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Adds the workers' tallies up. */
@SuppressWarnings("EnumOrdinal") // an index of figures in memory, never stored
final class Merging {

    private static final int SHOWN = 10;

    private Merging() {}

    static LogAnalysis of(List<Tally> tallies, List<String> notes) {
        return new LogAnalysis(
                sum(tallies, tally -> tally.records),
                tallies.stream()
                        .map(t -> t.first)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                tallies.stream()
                        .map(t -> t.last)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                events(tallies),
                severities(tallies),
                states(tallies),
                names(tallies, tally -> tally.databases),
                names(tallies, tally -> tally.users),
                names(tallies, tally -> tally.applications),
                names(tallies, tally -> tally.hosts),
                names(tallies, tally -> tally.hours),
                histogram(tallies),
                queries(tallies),
                tallies.stream().mapToLong(t -> t.largestTemporaryFile).max().orElse(0),
                sum(tallies, tally -> tally.unreadableLines),
                unreadable(tallies),
                notes(tallies, notes));
    }

    private static long sum(List<Tally> tallies, ToLongFunction<Tally> figure) {
        return tallies.stream().mapToLong(figure).sum();
    }

    private static Map<LogEvent, Amount> events(List<Tally> tallies) {
        Map<LogEvent, Amount> events = new EnumMap<>(LogEvent.class);
        for (LogEvent event : LogEvent.values()) {
            int i = event.ordinal();
            events.put(event, new Amount(sum(tallies, t -> t.counts[i]), sum(tallies, t -> t.sums[i])));
        }
        return events;
    }

    private static Map<Severity, Long> severities(List<Tally> tallies) {
        Map<Severity, Long> severities = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            severities.put(severity, sum(tallies, t -> t.severities[severity.ordinal()]));
        }
        return severities;
    }

    private static Map<String, Long> states(List<Tally> tallies) {
        Map<String, Long> states = new TreeMap<>();
        tallies.forEach(tally -> tally.states.forEach((state, count) -> states.merge(state, count, Long::sum)));
        return states;
    }

    private static Map<String, Amount> names(List<Tally> tallies, Function<Tally, Names> kind) {
        Map<String, Amount> names = new TreeMap<>();
        tallies.forEach(tally -> kind.apply(tally).addTo(names));
        return names;
    }

    private static List<Long> histogram(List<Tally> tallies) {
        List<Long> classes = new ArrayList<>();
        for (int i = 0; i <= LogAnalysis.EDGES.size(); i++) {
            int edge = i;
            classes.add(sum(tallies, tally -> tally.histogram[edge]));
        }
        return classes;
    }

    private static List<QueryStatistics> queries(List<Tally> tallies) {
        QueryTable all = tallies.get(0).queries;
        tallies.stream()
                .skip(1)
                .forEach(tally -> tally.queries.each(query -> all.of(query).merge(query)));
        List<QueryStatistics> queries = new ArrayList<>();
        all.each(queries::add);
        queries.sort(Comparator.comparingLong(QueryStatistics::totalMicros)
                .reversed()
                .thenComparing(QueryStatistics::calls, Comparator.reverseOrder())
                .thenComparing(QueryStatistics::hash));
        return queries;
    }

    private static List<Unreadable> unreadable(List<Tally> tallies) {
        return tallies.stream()
                .flatMap(tally -> tally.unreadable.stream())
                .limit(SHOWN)
                .toList();
    }

    private static List<String> notes(List<Tally> tallies, List<String> ofFiles) {
        List<String> notes = new ArrayList<>(ofFiles);
        long foreign = sum(tallies, tally -> tally.foreignWords);
        if (foreign > 0) {
            notes.add(foreign + " records are in another language than English: their durations, events and statements"
                    + " are not recognised; set lc_messages = 'C' on the server");
        }
        long cut = sum(tallies, tally -> tally.cutRecords);
        if (cut > 0) {
            notes.add(cut + " records are longer than 4 MB: the middle of their text was left out");
        }
        return notes;
    }
}
