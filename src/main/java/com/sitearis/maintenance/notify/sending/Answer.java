package com.sitearis.maintenance.notify.sending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to send. */
public sealed interface Answer {

    /** For people; without any secret. */
    String detail();

    /** The other side has it. */
    record Taken(String detail) implements Answer {}

    /** The other side will never take it. */
    record Refused(String detail) implements Answer {}

    /**
     * It may be taken another time.
     *
     * @param notBefore what the other side asked for, or null
     */
    record Later(String detail, @Nullable Instant notBefore) implements Answer {}
}
