package com.sitearis.maintenance.notify.sending;

import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who is told instead of a recipient that refuses its mail. */
public final class SubstitutePolicy {

    private SubstitutePolicy() {}

    /**
     * Those that the refused one escalates to, then who is on duty, then anybody; never an address that was tried.
     *
     * @param tried addresses, the refused one included
     */
    public static Optional<Contact> of(MaintenancePlan plan, String refused, Set<String> tried, Instant now) {
        List<Contact> all = List.copyOf(plan.contacts().values());
        List<Contact> candidates = new ArrayList<>();
        all.stream()
                .filter(contact -> contact.email().equals(refused))
                .map(Contact::escalateTo)
                .filter(Objects::nonNull)
                .map(name -> plan.contacts().get(name))
                .filter(Objects::nonNull)
                .forEach(candidates::add);
        all.stream().filter(contact -> contact.onDuty(now, plan.zone())).forEach(candidates::add);
        candidates.addAll(all);
        return candidates.stream()
                .filter(contact -> !tried.contains(contact.email()))
                .findFirst();
    }
}
