package com.sitearis.maintenance.notify.bounce;

import com.sitearis.maintenance.notify.Channel;
import com.sitearis.maintenance.notify.Mail;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.notify.sending.Letter;
import com.sitearis.maintenance.notify.sending.MailUnusable;
import com.sitearis.maintenance.notify.sending.SubstitutePolicy;
import com.sitearis.maintenance.notify.words.Page;
import com.sitearis.maintenance.notify.words.Phrase;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells somebody else when a recipient refuses what it was to be told; and another, when that one refuses as well. */
public final class Substitutes {

    private static final Logger log = LoggerFactory.getLogger(Substitutes.class);
    private static final String KIND = "refused";

    private final JdbcClient jdbc;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    public Substitutes(JdbcClient jdbc, Supplier<MaintenancePlan> plan, Clock clock) {
        this.jdbc = jdbc;
        this.plan = plan;
        this.clock = clock;
    }

    public void tell(Letter refused, String why) {
        MaintenancePlan current = plan.get();
        if (refused.channel() == Channel.PING || current.channels().mail() == null) {
            return;
        }
        boolean again = refused.kind().equals(KIND);
        String key = again ? refused.key() : KIND + "/" + refused.id();
        Set<String> tried = tried(key);
        tried.add(refused.recipient());
        Optional<Contact> other = SubstitutePolicy.of(current, refused.recipient(), tried, clock.instant());
        if (other.isEmpty()) {
            log.error(
                    "nobody is left who could be told that {} was refused HINT: correct the addresses in plan.yaml"
                            + " (runbook: recipient-refused)",
                    refused.display());
            return;
        }
        Locale in = current.language();
        String subject = again ? refused.subject() : Phrase.REFUSED_SUBJECT.in(in, current.name(), refused.recipient());
        Page page = new Page(in)
                .lead(Phrase.REFUSED_LEAD.in(in, refused.recipient()))
                .fact(Phrase.SUBJECT.in(in), refused.subject())
                .fact(Phrase.ANSWER.in(in), why)
                .commands(Phrase.SHOW.in(in), List.of("./maintenance notify show " + original(key)));
        try {
            new Outbox(jdbc, plan, clock)
                    .put(new Mail(KIND, key, other.get().email(), subject, page.text(), page.html(subject), List.of()));
        } catch (MailUnusable e) {
            log.error("{} HINT: {} (runbook: {})", e.getMessage(), e.hint(), e.runbook());
        }
    }

    private static String original(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    /** Everybody who was told, or was to be told, of the same refusal, and of what was refused. */
    private Set<String> tried(String key) {
        return new HashSet<>(jdbc.sql("select recipient from app.outgoing where (channel = 'MAIL' and key = :key)"
                        + " or id = cast(:original as bigint)")
                .param("key", key)
                .param("original", original(key))
                .query(String.class)
                .list());
    }
}
