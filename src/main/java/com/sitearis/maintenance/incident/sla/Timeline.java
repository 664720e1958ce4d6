package com.sitearis.maintenance.incident.sla;

import com.sitearis.maintenance.metrics.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When something was up and when it was down; everything else is unknown. A check holds until the next one, at most twice its
 * interval: retries confirm a state, but never add weight.
 */
public record Timeline(Spans up, Spans down) {

    public static final Timeline UNKNOWN = new Timeline(Spans.NONE, Spans.NONE);

    /** Of checks at one instant a failure counts more, and the one that speaks longer. */
    private static final Comparator<Check> ORDER = Comparator.comparing(Check::at)
            .thenComparing(Check::up)
            .thenComparing(Check::interval, Comparator.reverseOrder());

    /** Of one component: checks of any number of probes, in any order. Where most probes that know say down, it is down. */
    public static Timeline of(Collection<Check> checks) {
        Map<String, List<Check>> byProbe = checks.stream().collect(Collectors.groupingBy(Check::probe));
        List<Timeline> probes = byProbe.values().stream().map(Timeline::ofProbe).toList();
        return probes.size() == 1 ? probes.get(0) : majority(probes);
    }

    /**
     * One component of a service.
     *
     * @param born its first check ever: before, it was no part of the service, and from then on silence is unknown
     */
    public record Part(Timeline timeline, Instant born) {}

    /** Of components that only together make a service: down while one is down, up while all that were born are up. */
    public static Timeline together(List<Part> parts) {
        Spans down = Spans.NONE;
        Spans known = Spans.NONE;
        Spans unknown = Spans.NONE;
        for (Part part : parts) {
            down = union(down, part.timeline.down);
            known = union(known, part.timeline.known());
            unknown = union(unknown, Spans.of(new Span(part.born, Instant.MAX)).minus(part.timeline.known()));
        }
        return new Timeline(known.minus(down).minus(unknown), down);
    }

    public Spans known() {
        return union(up, down);
    }

    private static Timeline ofProbe(List<Check> checks) {
        List<Check> sorted = distinct(checks.stream().sorted(ORDER).toList());
        List<Span> up = new ArrayList<>();
        List<Span> down = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Check check = sorted.get(i);
            Instant end = check.at().plus(check.interval().multipliedBy(2));
            if (i + 1 < sorted.size() && sorted.get(i + 1).at().isBefore(end)) {
                end = sorted.get(i + 1).at();
            }
            (check.up() ? up : down).add(new Span(check.at(), end));
        }
        return new Timeline(Spans.union(up), Spans.union(down));
    }

    private static List<Check> distinct(List<Check> sorted) {
        List<Check> distinct = new ArrayList<>();
        for (Check check : sorted) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).at().equals(check.at())) {
                distinct.add(check);
            }
        }
        return distinct;
    }

    /** How many probes say what, from a boundary on. */
    private static final class Tally {
        private int up;
        private int down;
    }

    private static Timeline majority(List<Timeline> probes) {
        TreeMap<Instant, Tally> changes = new TreeMap<>();
        for (Timeline probe : probes) {
            probe.up.parts().forEach(span -> {
                at(changes, span.from()).up++;
                at(changes, span.to()).up--;
            });
            probe.down.parts().forEach(span -> {
                at(changes, span.from()).down++;
                at(changes, span.to()).down--;
            });
        }
        List<Span> up = new ArrayList<>();
        List<Span> down = new ArrayList<>();
        Tally now = new Tally();
        Instant from = Instant.MIN;
        for (Map.Entry<Instant, Tally> change : changes.entrySet()) {
            if (now.up + now.down > 0) {
                (now.down > now.up ? down : up).add(new Span(from, change.getKey()));
            }
            now.up += change.getValue().up;
            now.down += change.getValue().down;
            from = change.getKey();
        }
        return new Timeline(Spans.union(up), Spans.union(down));
    }

    private static Tally at(TreeMap<Instant, Tally> changes, Instant instant) {
        return changes.computeIfAbsent(instant, unseen -> new Tally());
    }

    private static Spans union(Spans some, Spans more) {
        List<Span> all = new ArrayList<>(some.parts());
        all.addAll(more.parts());
        return Spans.union(all);
    }
}
