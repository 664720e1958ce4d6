package com.sitearis.maintenance.notify;

import com.sitearis.maintenance.notify.duty.Duty;
import com.sitearis.maintenance.notify.sending.Composed;
import com.sitearis.maintenance.notify.sending.MailUnusable;
import com.sitearis.maintenance.notify.sending.Payloads;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells contacts: a mail to each, a line in their chats, and every webhook of the plan. */
public final class Notices {

    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    private final Outbox outbox;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    public Notices(Outbox outbox, Supplier<MaintenancePlan> plan, Clock clock) {
        this.outbox = outbox;
        this.plan = plan;
        this.clock = clock;
    }

    /** Puts everything that is to be told into the outbox, within the caller's transaction if there is one. */
    public void tell(Notice notice) {
        MaintenancePlan current = plan.get();
        List<Contact> contacts = contacts(current, notice);
        Set<String> addresses = current.channels().mail() == null ? Set.of() : distinct(contacts, Contact::email);
        Set<String> chats = distinct(contacts, Contact::chat);
        addresses.forEach(address -> mail(notice, address));
        chats.forEach(chat -> outbox.put(
                Channel.CHAT, notice.kind(), notice.key(), chat, Payloads.slack(notice.subject(), notice.text())));
        Set<String> webhooks = current.channels().webhooks().keySet();
        webhooks.forEach(webhook ->
                outbox.put(Channel.WEBHOOK, notice.kind(), notice.key(), webhook, body(current, notice, webhook)));
        if (addresses.isEmpty() && chats.isEmpty() && webhooks.isEmpty()) {
            log.warn(
                    "nobody is told of \"{}\": the plan has no way to reach {} HINT: write a mail: section into plan.yaml"
                            + " (runbook: mail-not-configured)",
                    notice.subject(),
                    notice.contacts());
        }
    }

    /** An address that no mail can be written to keeps nobody else from being told. */
    private void mail(Notice notice, String address) {
        try {
            outbox.put(new Mail(
                    notice.kind(), notice.key(), address, notice.subject(), notice.text(), notice.html(), List.of()));
        } catch (MailUnusable e) {
            log.error("{} HINT: {} (runbook: {})", e.getMessage(), e.hint(), e.runbook());
        }
    }

    private static Set<String> distinct(List<Contact> contacts, Function<Contact, @Nullable String> what) {
        Set<String> distinct = new LinkedHashSet<>();
        for (Contact contact : contacts) {
            String one = what.apply(contact);
            if (one != null) {
                distinct.add(one);
            }
        }
        return distinct;
    }

    private Composed body(MaintenancePlan current, Notice notice, String webhook) {
        return Payloads.json(current.name(), webhook, clock.instant(), notice);
    }

    /** A contact may have left the plan since; then whoever is on duty takes the place. */
    private List<Contact> contacts(MaintenancePlan current, Notice notice) {
        List<Contact> known = new ArrayList<>();
        for (String name : notice.contacts()) {
            Contact contact = current.contacts().get(name);
            if (contact == null) {
                log.warn("\"{}\" is for {}, whom the plan does not have", notice.subject(), name);
            } else {
                known.add(contact);
            }
        }
        return known.isEmpty() ? new Duty(current).at(clock.instant()) : known;
    }
}
