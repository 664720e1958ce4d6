package com.sitearis.maintenance.notify.template;

import com.sitearis.maintenance.notify.Message;
import com.sitearis.maintenance.notify.words.Moments;
import com.sitearis.maintenance.notify.words.Page;
import com.sitearis.maintenance.notify.words.Phrase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The written plan's "Notification de Maintenance" (row 113). Its example gives no date for the end of a window that crosses
 * midnight; here both ends are told in full.
 *
 * @param title such as "Mise à jour planifiée"
 * @param contact where questions go
 * @param remark what else is to be known; null for nothing
 */
public record MaintenanceNotice(
        String product,
        String title,
        Instant from,
        Instant to,
        String impact,
        String reason,
        String contact,
        @Nullable String remark) {

    public Message message(Locale in, ZoneId zone) {
        Moments moments = new Moments(in, zone);
        String subject = Phrase.MAINTENANCE.in(in, product, title);
        Page page = new Page(in)
                .fact(Phrase.DATE.in(in), Phrase.FROM_TO.in(in, moments.at(from), moments.at(to)))
                .fact(Phrase.IMPACT.in(in), impact)
                .fact(Phrase.REASON.in(in), reason)
                .fact(Phrase.CONTACT.in(in), contact);
        if (remark != null) {
            page.gap().remark(remark);
        }
        return new Message(subject, page.text(), page.html(subject));
    }
}
