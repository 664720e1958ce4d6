package com.sitearis.maintenance.notify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that contacts of the plan are told, each by the ways that the plan knows for them.
 *
 * @param key what it tells, told once; its part before the first slash says what it is about
 * @param contacts names of the plan's contacts
 */
public record Notice(
        String key,
        List<String> contacts,
        String subject,
        String text,
        @Nullable String html) {

    public Notice {
        contacts = List.copyOf(contacts);
    }

    /** What it is about, one word. */
    public String kind() {
        return key.contains("/") ? key.substring(0, key.indexOf('/')) : "notice";
    }
}
