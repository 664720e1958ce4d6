package com.sitearis.maintenance.notify.duty;

import com.sitearis.maintenance.plan.Contact;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom to tell of something that somebody has to take in hand. Each is told once: whoever asks again, at any later moment,
 * gets the same steps and perhaps more.
 */
public final class EscalationPolicy {

    /** Nobody to escalate to, or to begin with, is on duty: then whoever is takes the place. */
    private static final String ON_DUTY = "on duty";

    private EscalationPolicy() {}

    /**
     * Somebody is told.
     *
     * @param at when, from the opening on
     * @param reason for people
     */
    public record Step(String contact, Instant at, String reason) {}

    /**
     * The steps up to now, in their order.
     *
     * <p>At first those who are named and on duty; for each one who is not, the first on duty along {@code escalate-to}; and
     * when that is nobody, everybody on duty; and when nobody is on duty at all, those who are named. From then on, whoever has not
     * acknowledged within {@code escalate-after} is followed by the next one on duty along {@code escalate-to}, or by
     * everybody on duty when that is nobody.
     *
     * @param contacts the plan's, by name
     * @param named whom to tell first
     * @param acknowledged ends the escalation; null as long as nobody has
     */
    public static List<Step> due(
            Map<String, Contact> contacts,
            ZoneId zone,
            List<String> named,
            Instant opened,
            @Nullable Instant acknowledged,
            Instant now) {
        List<Step> steps = new ArrayList<>();
        Set<String> told = new HashSet<>();
        PriorityQueue<Step> waiting = new PriorityQueue<>(Comparator.comparing(Step::at));
        waiting.addAll(first(contacts, zone, named, opened));
        while (!waiting.isEmpty()) {
            Step step = waiting.remove();
            boolean stopped = acknowledged != null
                    && !step.at().isBefore(acknowledged)
                    && !step.at().equals(opened);
            if (step.at().isAfter(now) || stopped || !told.add(step.contact())) {
                continue;
            }
            steps.add(step);
            Contact contact = Objects.requireNonNull(contacts.get(step.contact()));
            Instant then = step.at().plus(contact.escalateAfter());
            followers(contacts, zone, contact, then).forEach(waiting::add);
        }
        return List.copyOf(steps);
    }

    private static List<Step> followers(Map<String, Contact> contacts, ZoneId zone, Contact silent, Instant then) {
        if (silent.escalateTo() == null) {
            return List.of();
        }
        Contact next = follower(contacts, zone, silent, then);
        String reason = silent.name() + " did not acknowledge within " + silent.escalateAfter();
        return next == null ? onDuty(contacts, zone, then, reason) : List.of(new Step(next.name(), then, reason));
    }

    private static List<Step> onDuty(Map<String, Contact> contacts, ZoneId zone, Instant at, String reason) {
        return contacts.values().stream()
                .filter(contact -> contact.onDuty(at, zone))
                .map(contact -> new Step(contact.name(), at, reason))
                .toList();
    }

    private static List<Step> first(Map<String, Contact> contacts, ZoneId zone, List<String> named, Instant opened) {
        List<Step> steps = new ArrayList<>();
        for (String name : named) {
            Contact contact = contacts.get(name);
            if (contact != null && contact.onDuty(opened, zone)) {
                steps.add(new Step(name, opened, "named and on duty"));
            } else if (contact != null) {
                Contact next = follower(contacts, zone, contact, opened);
                if (next != null) {
                    steps.add(new Step(next.name(), opened, name + " is not on duty"));
                }
            }
        }
        if (!steps.isEmpty()) {
            return steps;
        }
        List<Step> onDuty = onDuty(contacts, zone, opened, ON_DUTY);
        return onDuty.isEmpty()
                ? named.stream()
                        .filter(contacts::containsKey)
                        .map(name -> new Step(name, opened, "nobody is on duty"))
                        .toList()
                : onDuty;
    }

    /** The first on duty along the chain; null when there is none. */
    private static @Nullable Contact follower(Map<String, Contact> contacts, ZoneId zone, Contact from, Instant at) {
        Set<String> seen = new HashSet<>(Set.of(from.name()));
        Contact next = after(contacts, from);
        while (next != null && seen.add(next.name())) {
            if (next.onDuty(at, zone)) {
                return next;
            }
            next = after(contacts, next);
        }
        return null;
    }

    private static @Nullable Contact after(Map<String, Contact> contacts, Contact contact) {
        return contact.escalateTo() == null ? null : contacts.get(contact.escalateTo());
    }
}
