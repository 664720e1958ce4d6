package com.sitearis.maintenance.kpi.inputs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of a month's inputs, or why it is not there.
 *
 * @param source where it comes from, for readers
 * @param missing the reason; present exactly when there is no value
 */
public record Input<T>(
        @Nullable T value, String source, @Nullable Note missing) {

    public static <T> Input<T> of(T value, String source) {
        return new Input<>(value, source, null);
    }

    public static <T> Input<T> missing(String source, Note reason) {
        return new Input<>(null, source, reason);
    }

    /** Nobody delivers it. */
    public static <T> Input<T> unconfigured() {
        return missing("–", Note.of("reason.no-source"));
    }

    public Optional<T> known() {
        return Optional.ofNullable(value);
    }

    /** Why it is missing. */
    public Note reason() {
        return missing == null ? Note.of("reason.no-data") : missing;
    }
}
