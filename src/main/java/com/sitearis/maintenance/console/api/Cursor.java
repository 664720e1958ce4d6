package com.sitearis.maintenance.console.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a list, as clients hand it back without knowing what it means. */
public record Cursor(List<String> values) {

    private static final String BETWEEN = "\n";

    public static Cursor at(Object... values) {
        return new Cursor(Arrays.stream(values).map(String::valueOf).toList());
    }

    /** Null for the list's beginning. */
    public static @Nullable Cursor read(@Nullable String text, int size) {
        if (text == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            Cursor cursor = new Cursor(List.of(plain.split(BETWEEN, -1)));
            if (cursor.values.size() == size) {
                return cursor;
            }
        } catch (IllegalArgumentException e) {
            throw unknown(e);
        }
        throw unknown(null);
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, values).getBytes(StandardCharsets.UTF_8));
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(values.get(index));
        } catch (DateTimeException e) {
            throw unknown(e);
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(values.get(index));
        } catch (NumberFormatException e) {
            throw unknown(e);
        }
    }

    public String word(int index) {
        return values.get(index);
    }

    private static RequestRefused unknown(@Nullable Exception cause) {
        return new RequestRefused(
                "cursor", "it is none that this API gave", "take it from the page before, or leave it out", cause);
    }
}
