package com.sitearis.maintenance.notify.duty;

import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.DutyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who is on duty through a week, from Monday 00:00 to the next, on the wall clock.
 *
 * @param spans without a break, in order; next to each other with different people
 */
public record DutyWeek(List<Span> spans) {

    /** Any Monday: a week of the wall clock, not of a year. */
    private static final LocalDate MONDAY = LocalDate.EPOCH.with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    /**
     * Hours during which the same contacts are on duty.
     *
     * @param to exclusive; the week's end is Mon 00:00
     * @param contacts empty when nobody is on duty
     */
    public record Span(
            DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to, Duration length, List<String> contacts) {}

    static DutyWeek of(List<Contact> contacts) {
        List<Span> spans = new ArrayList<>();
        LocalDateTime begin = MONDAY.atStartOfDay();
        List<String> before = on(contacts, begin);
        for (LocalDateTime at : changes(contacts)) {
            List<String> now = on(contacts, at);
            if (!now.equals(before)) {
                spans.add(span(begin, at, before));
                begin = at;
                before = now;
            }
        }
        spans.add(span(begin, MONDAY.plusWeeks(1).atStartOfDay(), before));
        return new DutyWeek(List.copyOf(spans));
    }

    /** Hours when nobody is on duty. */
    public List<Span> uncovered() {
        return spans.stream().filter(span -> span.contacts().isEmpty()).toList();
    }

    /** Hours when one contact alone is on duty, by that contact. */
    public Map<String, List<Span>> alone() {
        Map<String, List<Span>> alone = new LinkedHashMap<>();
        spans.stream()
                .filter(span -> span.contacts().size() == 1)
                .forEach(span -> alone.computeIfAbsent(span.contacts().get(0), name -> new ArrayList<>())
                        .add(span));
        return alone;
    }

    private static Span span(LocalDateTime from, LocalDateTime to, List<String> contacts) {
        return new Span(
                from.getDayOfWeek(),
                from.toLocalTime(),
                to.getDayOfWeek(),
                to.toLocalTime(),
                Duration.ofMinutes(ChronoUnit.MINUTES.between(from, to)),
                contacts);
    }

    private static List<String> on(List<Contact> contacts, LocalDateTime at) {
        return contacts.stream()
                .filter(contact -> contact.onDuty(at))
                .map(Contact::name)
                .toList();
    }

    /** Every moment of the week after its begin at which somebody's duty may begin or end. */
    private static TreeSet<LocalDateTime> changes(List<Contact> contacts) {
        TreeSet<LocalDateTime> changes = new TreeSet<>();
        for (Contact contact : contacts) {
            for (DutyHours hours : contact.duty()) {
                for (int day = 0; day < 7; day++) {
                    changes.add(MONDAY.plusDays(day).atTime(hours.from()));
                    changes.add(MONDAY.plusDays(day).atTime(hours.to()));
                }
            }
        }
        changes.remove(MONDAY.atStartOfDay());
        return changes;
    }
}
