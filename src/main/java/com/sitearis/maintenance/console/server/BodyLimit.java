package com.sitearis.maintenance.console.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are larger than anything the console takes, and those that do not say how large they are. */
final class BodyLimit extends OncePerRequestFilter {

    private static final long MOST_BYTES = 256 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            Problem.send(request, response, 413, "too-large", "send " + MOST_BYTES + " bytes at most");
        } else if (request.getHeader("Transfer-Encoding") != null) {
            Problem.send(request, response, 411, "length-required", "send Content-Length");
        } else {
            chain.doFilter(request, response);
        }
    }
}
