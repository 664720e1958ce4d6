package com.sitearis.maintenance.notify.dispatch;

import com.sitearis.maintenance.notify.Channel;
import com.sitearis.maintenance.notify.Mail;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.notify.Outgoing;
import com.sitearis.maintenance.notify.sending.Payloads;
import com.sitearis.maintenance.notify.words.Page;
import com.sitearis.maintenance.notify.words.Phrase;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tries whether a contact can be reached, by every way the plan knows. */
public final class Trial {

    private static final String KIND = "test";

    private final MaintenancePlan plan;
    private final Outbox outbox;
    private final Dispatch dispatch;
    private final Clock clock;

    public Trial(MaintenancePlan plan, Outbox outbox, Dispatch dispatch, Clock clock) {
        this.plan = plan;
        this.outbox = outbox;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /**
     * Sends a test at once; what could not be sent stays in the outbox.
     *
     * @param by who asks
     * @throws MailNotConfigured when the plan sends no mail
     */
    public List<Outgoing> of(Contact contact, String by) {
        Locale in = plan.language();
        String key = KIND + "/" + contact.name() + "/" + clock.instant();
        String subject = Phrase.TEST_SUBJECT.in(in, plan.name(), contact.name());
        Page page = new Page(in).lead(Phrase.TEST_LEAD.in(in, contact.name())).fact(Phrase.ASKED_BY.in(in), by);
        outbox.put(new Mail(KIND, key, contact.email(), subject, page.text(), page.html(subject), List.of()));
        List<Outgoing> sent = new ArrayList<>();
        sent.add(send(Channel.MAIL, key, contact.email()));
        if (contact.chat() != null) {
            outbox.put(Channel.CHAT, KIND, key, contact.chat(), Payloads.slack(subject, page.text()));
            sent.add(send(Channel.CHAT, key, contact.chat()));
        }
        return List.copyOf(sent);
    }

    private Outgoing send(Channel channel, String key, String recipient) {
        dispatch.send(outbox.find(channel, key, recipient).orElseThrow().id());
        return outbox.find(channel, key, recipient).orElseThrow();
    }
}
