package com.sitearis.maintenance.notify;

/**
 * A file that goes with a mail.
 *
 * @param contentType such as {@code application/pdf}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Attachment(String name, String contentType, byte[] content) {}
