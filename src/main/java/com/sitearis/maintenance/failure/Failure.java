package com.sitearis.maintenance.failure;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to know and can act on. Subclasses are named for what failed, in the past tense.
 *
 * <p>The message is lower case and complete in itself; the hint says what to do next; the runbook page
 * ({@code src/docs/runbook/<page>.md}) says the rest.
 */
public abstract class Failure extends RuntimeException {

    private final String hint;
    private final String runbook;

    protected Failure(String message, String hint, String runbook, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
        this.runbook = runbook;
    }

    /** What to do about it, one or two sentences. */
    public final String hint() {
        return hint;
    }

    /** The runbook page's name, without folder and ending. */
    public final String runbook() {
        return runbook;
    }

    /** Whether trying again later can help; a wrong password or a bad file does not get better by waiting. */
    public boolean transientCause() {
        return true;
    }

    /** The exit code of a command that ends with this failure. */
    public ExitCode exitCode() {
        return ExitCode.FAILED;
    }

    /** Why it came to that, in the words of what failed first. */
    protected static String innermost(Throwable cause) {
        Throwable inner = cause;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return String.valueOf(inner.getMessage());
    }

    /** Message and hint as an operator reads them. */
    public final String told() {
        return getMessage() + System.lineSeparator() + "HINT: " + hint;
    }
}
