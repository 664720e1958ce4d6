package com.sitearis.maintenance.notify.sending;

import org.jspecify.annotations.Nullable;

/**
 * What will be sent.
 *
 * @param messageId null for anything but mail
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Composed(
        String subject, byte[] content, @Nullable String messageId) {}
