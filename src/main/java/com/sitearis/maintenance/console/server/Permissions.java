package com.sitearis.maintenance.console.server;

import static com.sitearis.maintenance.console.account.Role.ADMIN;
import static com.sitearis.maintenance.console.account.Role.OPERATOR;
import static com.sitearis.maintenance.console.account.Role.VIEWER;

import com.sitearis.maintenance.console.account.Area;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.account.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what: the only place where that is said. The first rule that fits decides; what no rule fits, nobody may do. The
 * patterns are what the audit log calls an action.
 */
public final class Permissions {

    private static final String READ = "GET";
    private static final String ANY = "*";

    private static final List<Rule> RULES = List.of(
            // Open to all: nothing behind these tells anything of what is maintained, but for the public status page.
            open(READ, "/login"),
            open("POST", "/login"),
            open(READ, "/assets/**"),
            open(READ, "/webjars/**"),
            open(READ, "/favicon.ico"),
            open(READ, "/status/**"),
            open(READ, "/actuator/health/liveness"),
            open(READ, "/actuator/health/readiness"),
            // One's own account.
            role(VIEWER, "POST", "/logout"),
            personal("POST", "/account/password"),
            role(VIEWER, "POST", "/account/language"),
            personal("POST", "/account/tokens"),
            personal("POST", "/account/tokens/{token}/revoke"),
            // For administrators, also to look at.
            role(ADMIN, ANY, "/accounts/**"),
            role(ADMIN, ANY, "/audit/**"),
            role(ADMIN, ANY, "/api/v1/accounts/**"),
            role(ADMIN, ANY, "/api/v1/tokens/**"),
            role(ADMIN, ANY, "/api/v1/audit/**"),
            // What exists is put aside for a copy: the one thing that can hurt.
            role(ADMIN, "POST", "/backups/{backup}/swap"),
            role(ADMIN, "POST", "/api/v1/backups/{backup}/swap"),
            // Machines.
            role(VIEWER, READ, "/actuator/prometheus"),
            role(VIEWER, READ, "/actuator/health"),
            // Operators change things.
            role(OPERATOR, "POST", "/runs/{run}/relaunch"),
            role(OPERATOR, "POST", "/runs/{run}/stop"),
            role(OPERATOR, "POST", "/jobs/{job}/run"),
            role(OPERATOR, "POST", "/jobs/{job}/pause"),
            role(OPERATOR, "POST", "/jobs/{job}/resume"),
            role(OPERATOR, "POST", "/incidents"),
            role(OPERATOR, "POST", "/incidents/{incident}/{change}"),
            role(OPERATOR, "POST", "/windows"),
            role(OPERATOR, "POST", "/backups/{backup}/pin"),
            role(OPERATOR, "POST", "/backups/{backup}/unpin"),
            role(OPERATOR, "POST", "/backups/{backup}/verify"),
            role(OPERATOR, "POST", "/restore"),
            role(OPERATOR, "POST", "/windows/{window}/cancel"),
            role(OPERATOR, ANY, "/api/v1/**", true),
            // Everybody with an account sees the rest.
            role(VIEWER, READ, "/**"));

    /**
     * What somebody needs for a request.
     *
     * @param needed null when nothing is needed
     * @param personal whether no token may: one that made another would outlive its own end and limits
     */
    public record Rule(
            String method, PathPattern pattern, @Nullable Role needed, boolean changesOnly, boolean personal) {

        boolean fits(String asked, PathContainer path) {
            boolean methodFits = method.equals(ANY) || method.equals(asked);
            return methodFits && !(changesOnly && asked.equals(READ)) && pattern.matches(path);
        }
    }

    /** What is asked, as the audit log tells it: the rule's pattern, and what stands in its places. */
    public record Action(String name, String subject) {}

    private Permissions() {}

    private static Rule open(String method, String pattern) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(pattern), null, false, false);
    }

    private static Rule role(Role needed, String method, String pattern) {
        return role(needed, method, pattern, false);
    }

    private static Rule role(Role needed, String method, String pattern, boolean changesOnly) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(pattern), needed, changesOnly, false);
    }

    private static Rule personal(String method, String pattern) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(pattern), VIEWER, false, true);
    }

    /** The rule for a request; empty when nobody may send it. */
    public static Optional<Rule> rule(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return RULES.stream().filter(rule -> rule.fits(asked(method), parsed)).findFirst();
    }

    private static String asked(String method) {
        return method.equals("HEAD") || method.equals("OPTIONS") ? READ : method;
    }

    /** What a limited token needs for a request, beside its role; null when no scope opens it. */
    static @Nullable Scope scope(String method, String path) {
        return Area.of(path)
                .map(area -> new Scope(area, !asked(method).equals(READ)))
                .orElse(null);
    }

    static Action action(String method, String path) {
        Optional<PathPattern> pattern = rule(method, path).map(Rule::pattern);
        Map<String, String> places = pattern.map(known -> known.matchAndExtract(PathContainer.parsePath(path)))
                .map(match -> (Map<String, String>) new TreeMap<>(match.getUriVariables()))
                .orElse(Map.of());
        if (places.isEmpty()) {
            return new Action(method + " " + path, "");
        }
        StringBuilder subject = new StringBuilder();
        places.forEach((name, value) -> subject.append(subject.length() == 0 ? "" : ", ")
                .append(name)
                .append(' ')
                .append(value));
        return new Action(method + " " + pattern.orElseThrow().getPatternString(), subject.toString());
    }
}
