package com.sitearis.maintenance.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What Tomcat refuses before any service sees it, as a problem document too; nothing that was sent is repeated in it. */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < Refusal.BAD_REQUEST || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Answer answer = Answer.problem(refusal(status));
        try {
            response.setContentType(answer.contentType());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(answer.body());
            response.finishResponse();
        } catch (IOException e) {
            // Whoever asked is gone; there is nobody left to tell.
            container.getLogger().debug("no answer could be written", e);
        }
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case Refusal.BAD_REQUEST ->
                new Refusal(status, "malformed", "the request is not valid HTTP, or its head is too large");
            case Refusal.NOT_FOUND -> Refusal.notFound();
            case Refusal.METHOD_NOT_ALLOWED -> new Refusal(status, "method-not-allowed", "this method is not served");
            case Refusal.TIMEOUT -> new Refusal(status, "too-slow", "the request did not come in time");
            case Refusal.TOO_LARGE, Refusal.URI_TOO_LONG, Refusal.HEAD_TOO_LARGE ->
                new Refusal(status, "too-large", "the request is larger than anything that is served");
            case Refusal.NOT_IMPLEMENTED -> new Refusal(status, "not-implemented", "this transfer is not understood");
            case Refusal.UNKNOWN_VERSION -> new Refusal(status, "unknown-version", "speak HTTP/1.1");
            default ->
                status < Refusal.FAILED
                        ? new Refusal(status, "refused", "the request is refused")
                        : new Refusal(status, "failed", "nothing was stored; try again later");
        };
    }
}
