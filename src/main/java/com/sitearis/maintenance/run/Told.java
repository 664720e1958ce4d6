package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.Failure;

/**
 * What a person is told about a failure.
 *
 * @param runbook the runbook page's name
 */
public record Told(String message, String hint, String runbook) {

    private static final int LONGEST = 1200;

    /** Fit to be stored: bounded, and without the one character that PostgreSQL refuses in text. */
    public Told {
        message = storable(message);
        hint = storable(hint);
    }

    static Told of(Failure failure) {
        String message = failure.getMessage();
        return new Told(
                message == null ? failure.getClass().getSimpleName() : message, failure.hint(), failure.runbook());
    }

    /** Message and hint in one line, for logs and Batch's exit messages. */
    String line() {
        return message + " HINT: " + hint;
    }

    static String storable(String text) {
        String clean = text.replace('\0', '?');
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + " …";
    }
}
