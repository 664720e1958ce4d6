package com.sitearis.maintenance.console.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever logged in with a password that somebody else gave out changes it before anything else. Tokens have no password. */
final class PasswordFirst extends OncePerRequestFilter {

    private static final String PAGE = "/account/password";
    private static final Set<String> OPEN = Set.of(PAGE, "/logout", "/login", "/favicon.ico");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return OPEN.contains(path) || path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean first = authentication != null
                && authentication.getPrincipal() instanceof SignedIn who
                && who.account().mustChange();
        if (!first) {
            chain.doFilter(request, response);
        } else if (Problem.wanted(request.getRequestURI())) {
            Problem.send(request, response, 403, "password-first", "log in to the console and choose a password first");
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, PAGE);
        }
    }
}
