package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.Failure;

/** A step ended with an exception that nobody foresaw. */
public final class RunFailedUnexpectedly extends Failure {

    RunFailedUnexpectedly(Throwable cause) {
        super(
                "unexpected: " + cause,
                "the log of this moment has the stack trace; report it together with the run's `run show`",
                "run-failed-unexpectedly",
                cause);
    }

    /** The exception itself, or wrapped when it is not a failure with a hint. */
    static Failure of(Throwable cause) {
        return cause instanceof Failure failure ? failure : new RunFailedUnexpectedly(cause);
    }
}
