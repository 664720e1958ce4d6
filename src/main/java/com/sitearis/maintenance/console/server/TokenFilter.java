package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.console.account.Tokens;
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
    private final LocalAccess local;

    TokenFilter(Tokens tokens, LocalAccess local) {
        this.tokens = tokens;
        this.local = local;
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
        Optional<SignedIn> who = local.knows(request, token)
                .or(() -> tokens.find(token).map(holder -> SignedIn.program(holder.account(), holder.token())));
        if (who.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            Problem.send(request, response, 401, "unknown-token", "the token is unknown, expired or revoked");
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(new ConsoleAuthentication(who.get())));
        chain.doFilter(request, response);
    }
}
