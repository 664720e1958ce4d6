package com.sitearis.maintenance.console.server;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that holds a session. Lax, not strict: whoever follows the link of a mail is still logged in. */
public final class SessionCookie {

    private static final Duration PASSING = Duration.ofMinutes(10);

    private final boolean secure;

    public SessionCookie(boolean secure) {
        this.secure = secure;
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name())).map(Cookie::getValue);
    }

    public void write(HttpServletResponse response, String id) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(name(), id).build().toString());
    }

    public void clear(HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(name(), "").maxAge(0).build().toString());
    }

    /** For a browser that goes elsewhere and comes back. */
    public void writePassing(HttpServletResponse response, String id) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(passing(), id).maxAge(PASSING).build().toString());
    }

    public Optional<String> readPassing(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, passing())).map(Cookie::getValue);
    }

    public void clearPassing(HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(passing(), "").maxAge(0).build().toString());
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String name, String id) {
        return ResponseCookie.from(name, id)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/");
    }

    /** With the prefix, a browser takes it from no other host and over no plain connection. */
    private String name() {
        return (secure ? "__Host-" : "") + "maintenance-session";
    }

    private String passing() {
        return (secure ? "__Host-" : "") + "maintenance-login";
    }
}
