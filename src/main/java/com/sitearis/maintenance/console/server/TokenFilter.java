package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.console.account.Tokens.Holder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a program by its token; one that is not known is told so, and never looked at in another way. */
final class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer";

    private final Tokens tokens;

    TokenFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    static boolean present(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (header.length() == BEARER.length() || header.charAt(BEARER.length()) == ' ');
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION))
                .substring(BEARER.length())
                .strip();
        Optional<Holder> holder = tokens.find(token);
        if (holder.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            Problem.send(request, response, 401, "unknown-token", "the token is unknown, expired or revoked");
            return;
        }
        SignedIn who = SignedIn.program(holder.get().account(), holder.get().token());
        SecurityContextHolder.setContext(new SecurityContextImpl(new ConsoleAuthentication(who)));
        chain.doFilter(request, response);
    }
}
