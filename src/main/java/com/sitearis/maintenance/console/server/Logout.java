package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.console.account.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The end of a session, on every node at once. */
public final class Logout {

    private final Sessions sessions;
    private final SessionCookie cookie;

    Logout(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    public void now(HttpServletRequest request, HttpServletResponse response) {
        cookie.read(request).ifPresent(sessions::close);
        cookie.clear(response);
    }
}
