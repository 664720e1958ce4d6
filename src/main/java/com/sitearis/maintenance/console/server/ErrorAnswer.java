package com.sitearis.maintenance.console.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * What is answered when nobody else did. Nothing of an exception goes out.
 *
 * @param path that was asked for
 */
public record ErrorAnswer(int status, String path) {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswer.class);
    private static final int FAILED = 500;

    /** Of an error dispatch; whoever calls the error's address by hand finds nothing there. */
    public static ErrorAnswer of(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object why = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        int code = status instanceof Integer known ? known : HttpStatus.NOT_FOUND.value();
        if (code >= FAILED) {
            log.error("request {} ({} {}) failed", RequestId.of(request), request.getMethod(), path, (Throwable) why);
        }
        return new ErrorAnswer(code, path == null ? "" : path.toString());
    }

    public boolean forProgram() {
        return Problem.wanted(path);
    }

    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus known = HttpStatus.resolve(status);
        String name = known == null ? "error" : known.getReasonPhrase().toLowerCase(Locale.ROOT);
        String detail = status >= FAILED
                ? "it failed; the node's log says why, under this request's name"
                : "nothing was changed; /api/v1/openapi.json lists what there is";
        Problem.send(request, response, status, name.replace(' ', '-'), detail);
    }
}
