package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.audit.AuditEntry;
import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.audit.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes every request that may change something into the audit log: before it is carried out, and its outcome after it. So no
 * controller can forget to. What strangers send is refused before it gets here; their logins are written by whoever judges them.
 */
final class AuditedRequests extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Fields whose values are shown; of all others only the name is. */
    private static final Set<String> HARMLESS = Set.of(
            "reason",
            "target",
            "until",
            "into",
            "confirm",
            "role",
            "scope",
            "language",
            "name",
            "days",
            "who",
            "note",
            "title",
            "environment",
            "from",
            "to",
            "impact",
            "text",
            "priority");

    private static final int REFUSED_FROM = 400;
    private static final int FAILED_FROM = 500;

    private final AuditLog log;

    AuditedRequests(AuditLog log) {
        this.log = log;
    }

    /** @param detail what is asked beside the action, without secrets */
    static AuditEntry entry(HttpServletRequest request, String actor, String via, String detail) {
        Permissions.Action action = Permissions.action(request.getMethod(), request.getRequestURI());
        return new AuditEntry(
                actor, via, request.getRemoteAddr(), action.name(), action.subject(), detail, RequestId.of(request));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn who)) {
            chain.doFilter(request, response);
            return;
        }
        long id = log.begin(entry(request, who.getName(), who.via(), fields(request)));
        Outcome outcome = Outcome.FAILED;
        String result = "ended with an exception; the log has it under the request's name";
        try {
            chain.doFilter(request, response);
            int status = response.getStatus();
            outcome = status < REFUSED_FROM ? Outcome.DONE : status < FAILED_FROM ? Outcome.REFUSED : Outcome.FAILED;
            result = "status " + status;
        } finally {
            log.end(id, outcome, result);
        }
    }

    private static String fields(HttpServletRequest request) {
        List<String> names = request.getParameterMap().keySet().stream()
                .filter(name -> !name.equals("_csrf"))
                .sorted()
                .toList();
        return names.stream()
                .map(name -> HARMLESS.contains(name)
                        ? name + "=" + String.join(" ", request.getParameterValues(name))
                        : name)
                .collect(Collectors.joining(", "));
    }
}
