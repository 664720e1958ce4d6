package com.sitearis.maintenance.console.api;

import org.jspecify.annotations.Nullable;

/** Why somebody does something, in their own words. */
public final class Reason {

    private static final int LONGEST = 500;

    private Reason() {}

    /** Fit to be kept; null when none is given. */
    public static @Nullable String of(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return null;
        }
        if (said.length() > LONGEST || said.indexOf('\0') >= 0) {
            throw new RequestRefused("reason", "it is too long, or no text", "write at most " + LONGEST + " characters");
        }
        return said.strip();
    }

    public static String required(@Nullable String said) {
        String reason = of(said);
        if (reason == null) {
            throw new RequestRefused("reason", "it is missing", "say in a few words why, for those who come later");
        }
        return reason;
    }
}
