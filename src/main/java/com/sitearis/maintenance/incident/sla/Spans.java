package com.sitearis.maintenance.incident.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A set of instants: disjoint spans in order, none empty, none touching the next. */
public final class Spans {

    public static final Spans NONE = new Spans(List.of());

    private final List<Span> parts;

    private Spans(List<Span> parts) {
        this.parts = parts;
    }

    public static Spans of(Span... spans) {
        return union(List.of(spans));
    }

    /** Whatever lies in any of them; spans may overlap and come in any order. */
    public static Spans union(Collection<Span> spans) {
        List<Span> sorted = spans.stream()
                .filter(span -> !span.isEmpty())
                .sorted(Comparator.comparing(Span::from))
                .toList();
        List<Span> parts = new ArrayList<>();
        for (Span span : sorted) {
            int last = parts.size() - 1;
            if (last >= 0 && !span.from().isAfter(parts.get(last).to())) {
                parts.set(last, joined(parts.get(last), span));
            } else {
                parts.add(span);
            }
        }
        return new Spans(List.copyOf(parts));
    }

    private static Span joined(Span first, Span second) {
        Instant end = second.to().isAfter(first.to()) ? second.to() : first.to();
        return new Span(first.from(), end);
    }

    /** What lies in both. */
    public Spans and(Spans other) {
        List<Span> common = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < parts.size() && theirs < other.parts.size()) {
            Span one = parts.get(mine);
            Span two = other.parts.get(theirs);
            Span both = one.and(two);
            if (!both.isEmpty()) {
                common.add(both);
            }
            if (one.to().isBefore(two.to())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return union(common);
    }

    public Spans and(Span span) {
        return and(of(span));
    }

    /** What lies in this and not in the other. */
    public Spans minus(Spans other) {
        List<Span> rest = new ArrayList<>();
        int next = 0;
        for (Span part : parts) {
            Instant from = part.from();
            while (next < other.parts.size() && !other.parts.get(next).to().isAfter(from)) {
                next++;
            }
            for (int i = next;
                    i < other.parts.size() && other.parts.get(i).from().isBefore(part.to());
                    i++) {
                Span gap = other.parts.get(i);
                if (gap.from().isAfter(from)) {
                    rest.add(new Span(from, gap.from()));
                }
                from = gap.to();
            }
            if (from.isBefore(part.to())) {
                rest.add(new Span(from, part.to()));
            }
        }
        return new Spans(List.copyOf(rest));
    }

    public Duration length() {
        return parts.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    public boolean contains(Instant instant) {
        return parts.stream().anyMatch(part -> part.contains(instant));
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    public List<Span> parts() {
        return parts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spans spans && spans.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
