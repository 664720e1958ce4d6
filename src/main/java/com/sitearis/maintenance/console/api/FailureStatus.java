package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.run.RelaunchRefused;
import org.springframework.http.HttpStatus;

/** The status of a failure: its exit code in HTTP's words. */
final class FailureStatus {

    private FailureStatus() {}

    static HttpStatus of(Failure failure) {
        if (failure instanceof RelaunchRefused) {
            return HttpStatus.CONFLICT;
        }
        return switch (failure.exitCode()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case BUSY, STOPPED, NOT_PROVEN -> HttpStatus.CONFLICT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case OK, USAGE, PLAN_INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FAILED -> failure.transientCause() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
