package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.failure.Failure;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Problem documents (RFC 9457); their type is the page of the runbook that says the rest. */
public final class Problem {

    private static final String TYPE = "urn:sitearis-maintenance:problem:";

    private Problem() {}

    public static ProblemDetail of(HttpStatusCode status, Failure failure) {
        ProblemDetail problem = of(status, failure.runbook(), String.valueOf(failure.getMessage()), failure.hint());
        problem.setProperty("runbook", failure.runbook());
        problem.setProperty("exitCode", failure.exitCode().code());
        return problem;
    }

    /** Of something that no page of the runbook is about. */
    public static ProblemDetail of(HttpStatusCode status, String type, String detail, @Nullable String hint) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + type));
        HttpStatus known = HttpStatus.resolve(status.value());
        problem.setTitle(known == null ? "Refused" : known.getReasonPhrase());
        if (hint != null) {
            problem.setProperty("hint", hint);
        }
        return problem;
    }
}
