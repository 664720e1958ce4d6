package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** A maintenance window cannot be announced or cancelled like this. */
public final class WindowRefused extends Failure {

    private final ExitCode exitCode;

    private WindowRefused(String message, String hint, ExitCode exitCode) {
        super(message, hint, "window-refused", null);
        this.exitCode = exitCode;
    }

    static WindowRefused endsTooEarly() {
        return new WindowRefused("the window ends before it begins", "write --to after --from", ExitCode.USAGE);
    }

    static WindowRefused tooLong() {
        return new WindowRefused(
                "the window is longer than a day",
                "announce one for each day: a window is taken out of the agreed service time",
                ExitCode.USAGE);
    }

    static WindowRefused unknown(long id) {
        return new WindowRefused(
                "there is no exceptional window " + id,
                "`maintenance window list` shows them with their numbers; weekly ones are changed in plan.yaml",
                ExitCode.NOT_FOUND);
    }

    static WindowRefused begun(long id) {
        return new WindowRefused(
                "window " + id + " has begun, or was cancelled before",
                "what was announced and used stays in the records",
                ExitCode.FAILED);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return exitCode;
    }
}
