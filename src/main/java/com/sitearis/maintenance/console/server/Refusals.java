package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.console.account.ApiToken;
import com.sitearis.maintenance.console.account.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What is answered to somebody who is not logged in, or may not: a problem document to a program, a page to a person. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String LOGIN = "/login";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (Problem.wanted(request.getRequestURI())) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Problem.send(request, response, 401, "not-logged-in", "send Authorization: Bearer with a token, or log in");
        } else if (request.getHeader("HX-Request") != null) {
            // A fragment of a page whose session is over: the whole page goes to the login.
            response.setHeader("HX-Redirect", LOGIN);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, LOGIN + to(request));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (Problem.wanted(request.getRequestURI())) {
            String missing = missingScope(request);
            Problem.send(
                    request,
                    response,
                    403,
                    missing == null ? "forbidden" : "scope-missing",
                    missing == null ? "your role does not allow this, or the CSRF token is missing" : missing);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Null when it is not for a limit of its token that a request was refused. */
    private static @Nullable String missingScope(HttpServletRequest request) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        ApiToken token = known != null && known.getPrincipal() instanceof SignedIn who ? who.token() : null;
        Scope needed = Permissions.scope(request.getMethod(), request.getRequestURI());
        if (token == null || token.opens(needed)) {
            return null;
        }
        return "the token is limited to " + token.scopes() + "; this needs "
                + (needed == null ? "one without limits" : needed);
    }

    /** Where to go on after the login; only what can be repeated. */
    private static String to(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getRequestURI().equals("/")) {
            return "";
        }
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
