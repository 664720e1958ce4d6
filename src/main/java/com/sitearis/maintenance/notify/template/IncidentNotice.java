package com.sitearis.maintenance.notify.template;

import com.sitearis.maintenance.notify.Message;
import com.sitearis.maintenance.notify.words.Moments;
import com.sitearis.maintenance.notify.words.Page;
import com.sitearis.maintenance.notify.words.Phrase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The written plan's "Notification d'Incident" (row 112).
 *
 * @param product such as SiteAris
 * @param priority such as P1
 * @param title what is wrong, a few words
 * @param ended null as long as it lasts
 * @param actions what is being done
 * @param nextUpdate when the next notice is promised for; null when there will be none
 * @param console where the console shows it
 */
public record IncidentNotice(
        String product,
        String priority,
        String title,
        Status status,
        String impact,
        Instant began,
        @Nullable Instant ended,
        String actions,
        @Nullable Instant nextUpdate,
        Optional<String> console) {

    /** How far those who work on it are. */
    public enum Status {
        INVESTIGATING(Phrase.INVESTIGATING),
        IDENTIFIED(Phrase.IDENTIFIED),
        MONITORING(Phrase.MONITORING),
        RESOLVED(Phrase.RESOLVED);

        private final Phrase phrase;

        Status(Phrase phrase) {
            this.phrase = phrase;
        }
    }

    public Message message(Locale in, ZoneId zone) {
        Moments moments = new Moments(in, zone);
        String subject = Phrase.INCIDENT.in(in, product, priority, title);
        Page page = new Page(in)
                .fact(Phrase.STATUS.in(in), status.phrase.in(in))
                .fact(Phrase.IMPACT.in(in), impact)
                .fact(Phrase.BEGAN.in(in), moments.at(began));
        if (ended != null) {
            page.fact(Phrase.ENDED.in(in), moments.at(ended));
        }
        page.fact(Phrase.ACTIONS.in(in), actions);
        if (nextUpdate != null) {
            page.gap().fact(Phrase.NEXT_UPDATE.in(in), moments.at(nextUpdate));
        }
        console.ifPresent(address -> page.link(Phrase.CONSOLE.in(in), address));
        return new Message(subject, page.text(), page.html(subject));
    }
}
