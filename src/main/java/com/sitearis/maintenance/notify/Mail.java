package com.sitearis.maintenance.notify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one recipient.
 *
 * @param kind what it is about, one word
 * @param key what it tells: the same key to the same recipient is the same mail, put and sent once
 * @param recipient an e-mail address
 */
public record Mail(
        String kind,
        String key,
        String recipient,
        String subject,
        String text,
        @Nullable String html,
        List<Attachment> attachments) {

    public Mail {
        attachments = List.copyOf(attachments);
    }
}
