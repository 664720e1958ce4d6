package com.sitearis.maintenance.notify.bounce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that mails went to, and what came back.
 *
 * @param hard how often it was refused for good since it was last cleared
 * @param soft how often mails were late, or a server gave up for the time being
 * @param bouncingSince the first of the hard ones; null when there is none
 * @param why the last of them
 */
public record Recipient(
        String address,
        @Nullable Instant lastSent,
        int hard,
        int soft,
        @Nullable Instant bouncingSince,
        @Nullable String why) {

    public boolean bouncing() {
        return bouncingSince != null;
    }
}
