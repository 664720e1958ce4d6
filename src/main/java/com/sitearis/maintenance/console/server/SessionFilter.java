package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.console.account.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a browser by its session. */
final class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;
    private final SessionCookie cookie;

    SessionFilter(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        cookie.read(request)
                .flatMap(sessions::find)
                .map(SignedIn::person)
                .ifPresent(who ->
                        SecurityContextHolder.setContext(new SecurityContextImpl(new ConsoleAuthentication(who))));
        chain.doFilter(request, response);
    }

    /** An error's page says who is logged in as well. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
