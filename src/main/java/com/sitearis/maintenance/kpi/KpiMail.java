package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.StoredEdition;
import com.sitearis.maintenance.notify.Channel;
import com.sitearis.maintenance.notify.Mail;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.notify.Outgoing;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the mail of the month into the outbox: one for each recipient and version, however often it is asked. */
final class KpiMail {

    private final Outbox outbox;

    KpiMail(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Answers what became of each recipient's mail. */
    List<String> send(StoredEdition held, Enclosed enclosed, MaintenancePlan plan) {
        List<String> told = new ArrayList<>();
        for (Contact contact : recipients(held.edition(), plan)) {
            boolean news = outbox.put(mail(held, enclosed, plan, contact));
            told.add(contact.name() + " <" + contact.email() + ">: " + (news ? "on its way" : "was put before"));
        }
        return told;
    }

    /** Sends the same bytes once more; what was never put is put. */
    List<String> resend(StoredEdition held, Enclosed enclosed, MaintenancePlan plan, String by) {
        List<String> told = new ArrayList<>();
        for (Contact contact : recipients(held.edition(), plan)) {
            Optional<Outgoing> before = outbox.find(Channel.MAIL, key(held.edition()), contact.email());
            if (before.isPresent()) {
                outbox.resend(before.get().id(), by);
            } else {
                outbox.put(mail(held, enclosed, plan, contact));
            }
            told.add(contact.name() + " <" + contact.email() + ">: "
                    + (before.isPresent() ? "sent again" : "on its way"));
        }
        return told;
    }

    /** The contacts of the plan as it is now: an address that was corrected since is the right one. */
    static List<Contact> recipients(Edition edition, MaintenancePlan plan) {
        List<Contact> recipients = new ArrayList<>();
        for (String name : edition.report().recipients()) {
            @Nullable Contact contact = plan.contacts().get(name);
            boolean addressed = contact != null
                    && recipients.stream().noneMatch(one -> one.email().equals(contact.email()));
            if (contact != null && addressed) {
                recipients.add(contact);
            }
        }
        return recipients;
    }

    private static Mail mail(StoredEdition held, Enclosed enclosed, MaintenancePlan plan, Contact contact) {
        MonthMail words = new MonthMail(held.edition(), enclosed, plan.page(page(held.edition())));
        return new Mail(
                "kpi",
                key(held.edition()),
                contact.email(),
                words.subject(),
                words.text(),
                words.html(),
                enclosed.files());
    }

    private static String page(Edition edition) {
        return "/kpi/" + edition.report().name() + "/" + edition.month() + "/" + edition.version();
    }

    static String key(Edition edition) {
        return edition.report().name() + "/" + edition.month() + "/v" + edition.version();
    }
}
