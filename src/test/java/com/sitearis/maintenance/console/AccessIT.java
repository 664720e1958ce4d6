package com.sitearis.maintenance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.account.Area;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.account.Scope;
import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.console.server.Permissions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;

/** Every address of the console × every role × nobody. The addresses are asked of the program: a new one is in here by itself. */
class AccessIT {

    private static final ConsoleStage stage = ConsoleStage.shared();
    private static final WebClient web = new WebClient(stage.link());

    /** What nobody has to log in for. */
    private static final Set<String> OPEN =
            Set.of("GET /login", "POST /login", "GET /status", "GET /status/summary.json");

    /** What looking at needs more than any account. */
    private static final List<String> FOR_ADMINISTRATORS =
            List.of("/accounts", "/audit", "/api/v1/accounts", "/api/v1/tokens", "/api/v1/audit");

    /** Changes of one's own account. */
    private static final List<String> ONES_OWN = List.of("/logout", "/account/");

    /** What no token does: it could make another that outlives it. */
    private static final Set<String> PERSONAL =
            Set.of("POST /account/password", "POST /account/tokens", "POST /account/tokens/999999999/revoke");

    private static Set<String> endpoints() {
        Set<String> endpoints = new LinkedHashSet<>();
        stage.mappings().getHandlerMethods().keySet().forEach(mapping -> {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            mapping.getPatternValues().stream()
                    .filter(pattern -> !pattern.equals("/error"))
                    .forEach(pattern -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
                            .forEach(method -> endpoints.add(method + " " + example(pattern))));
        });
        return endpoints;
    }

    /** A path that nothing stands behind. */
    private static String example(String pattern) {
        return pattern.replaceAll("\\{[^}]*:\\[a-z0-9-\\]\\+}", "nothing")
                .replaceAll("\\{fingerprint[^/]*}+", "0123456789abcdef")
                .replaceAll("\\{month}", "2026-01")
                .replaceAll("\\{[^/]*}", "999999999");
    }

    /** Null for everybody. Said here once more, and not read from the table that is tested. */
    private static @Nullable Role needed(String endpoint) {
        String path = endpoint.substring(endpoint.indexOf(' ') + 1);
        boolean reads = endpoint.startsWith("GET ");
        if (OPEN.contains(endpoint)) {
            return null;
        }
        if (FOR_ADMINISTRATORS.stream().anyMatch(path::startsWith) || path.endsWith("/swap")) {
            return Role.ADMIN;
        }
        return reads || ONES_OWN.stream().anyMatch(path::startsWith) ? Role.VIEWER : Role.OPERATOR;
    }

    @AfterEach
    void putTheClockBack() {
        stage.clock().back();
    }

    @Test
    void nobodyGetsPastTheLogin() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        for (String endpoint : endpoints()) {
            HttpResponse<String> answer = web.send(endpoint, Map.of());
            boolean api = endpoint.contains(" /api/");
            boolean refused = api
                    ? Set.of(401, 403).contains(answer.statusCode())
                    : answer.statusCode() == 303 || answer.statusCode() == 403;
            boolean right =
                    needed(endpoint) == null ? endpoint.startsWith("POST") || answer.statusCode() == 200 : refused;
            if (!right) {
                wrong.put(endpoint, answer.statusCode() + " " + answer.body());
            }
            if (api) {
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as(endpoint)
                        .startsWith("application/problem+json");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRoleMayWhatItMayAndNoMore() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        for (Role role : Role.values()) {
            String token = token(role);
            for (String endpoint : endpoints()) {
                if (Set.of("POST /logout", "POST /login").contains(endpoint)
                        || endpoint.contains("progress")
                        || endpoint.contains("events")) {
                    continue;
                }
                Role needed = needed(endpoint);
                int status = web.send(endpoint, Map.of("Authorization", "Bearer " + token))
                        .statusCode();
                boolean allowed = needed == null || (role.covers(needed) && !PERSONAL.contains(endpoint));
                boolean right = allowed ? status != 401 && status != 403 && status != 500 : status == 403;
                if (!right) {
                    wrong.put(role + " " + endpoint, String.valueOf(status));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aChangeThatNobodyWroteARuleForIsForNobody() {
        assertThat(Permissions.rule("POST", "/something/new")).isEmpty();
        assertThat(Permissions.rule("DELETE", "/runs/1")).isEmpty();
        assertThat(Permissions.rule("PUT", "/login")).isEmpty();
        assertThat(Permissions.rule("TRACE", "/")).isEmpty();
    }

    @Test
    void aTokenIsWorthNothingOnceItExpiredOrWasRevokedOrItsAccountDisabled() throws Exception {
        Tokens tokens = stage.bean(Tokens.class);
        String name = "holder-" + System.nanoTime();
        stage.accounts().add(name, Role.VIEWER, "test");
        stage.accounts().changePassword(name, ConsoleStage.PASSWORD);
        Account account = stage.accounts().get(name);
        List<Integer> answers = new ArrayList<>();

        Tokens.Issued revoked = tokens.issue(account, "revoked", Role.ADMIN, List.of(), Duration.ofDays(1));
        answers.add(status(revoked.secret()));
        tokens.revoke(revoked.token().id(), null);
        answers.add(status(revoked.secret()));

        Tokens.Issued expired = tokens.issue(account, "expired", Role.VIEWER, List.of(), Duration.ofHours(1));
        stage.clock().forward(Duration.ofHours(2));
        answers.add(status(expired.secret()));

        Tokens.Issued disabled = tokens.issue(account, "disabled", Role.VIEWER, List.of(), Duration.ofDays(1));
        answers.add(status(disabled.secret()));
        stage.accounts().disable(name);
        answers.add(status(disabled.secret()));
        answers.add(status("mnt_" + "x".repeat(43)));
        answers.add(status(""));

        assertThat(answers).containsExactly(200, 401, 401, 200, 401, 401, 401);
        assertThat(revoked.token().role())
                .as("no token has more than its account")
                .isEqualTo(Role.VIEWER);
    }

    @Test
    void aTokenDoesNoMoreThanItsScopesAndIsToldWhichOneIsMissing() throws Exception {
        String token = limited(new Scope(Area.RUNS, false), new Scope(Area.JOBS, true));
        Map<String, Integer> answers = new TreeMap<>();
        for (String endpoint : List.of(
                "GET /api/v1/runs",
                "GET /runs",
                "POST /api/v1/runs/999999999/stop",
                "GET /api/v1/jobs",
                "POST /api/v1/jobs/nothing/resume",
                "GET /api/v1/backups",
                "GET /api/v1/audit",
                "GET /accounts",
                "GET /actuator/health",
                "GET /",
                "GET /status")) {
            answers.put(
                    endpoint,
                    web.send(endpoint, Map.of("Authorization", "Bearer " + token))
                            .statusCode());
        }
        assertThat(answers)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("GET /api/v1/runs", 200),
                        Map.entry("GET /runs", 200),
                        Map.entry("POST /api/v1/runs/999999999/stop", 403),
                        Map.entry("GET /api/v1/jobs", 200),
                        Map.entry("POST /api/v1/jobs/nothing/resume", 404),
                        Map.entry("GET /api/v1/backups", 403),
                        Map.entry("GET /api/v1/audit", 403),
                        Map.entry("GET /accounts", 403),
                        Map.entry("GET /actuator/health", 403),
                        Map.entry("GET /", 403),
                        Map.entry("GET /status", 200)));
        assertThat(web.send("POST /api/v1/runs/1/stop", Map.of("Authorization", "Bearer " + token))
                        .body())
                .contains("scope-missing", "limited to [jobs:change, runs:read]; this needs runs:change");
    }

    /** A scope gives no role: this one is a viewer's. */
    @Test
    void aScopeIsNoRole() throws Exception {
        String name = "limited-" + System.nanoTime();
        stage.accounts().add(name, Role.VIEWER, "test");
        String token = stage.bean(Tokens.class)
                .issue(stage.accounts().get(name), "ci", Role.ADMIN, Scope.all(), Duration.ofDays(1))
                .secret();
        var answer = web.send("POST /api/v1/jobs/nothing/resume", Map.of("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("your role does not allow this");
    }

    /** Or no limited token could ever be made for it. */
    @Test
    void everyEndpointOfTheApiBelongsToAnArea() {
        assertThat(endpoints())
                .filteredOn(endpoint -> endpoint.contains(" /api/"))
                .isNotEmpty()
                .allSatisfy(endpoint -> assertThat(Area.of(endpoint.substring(endpoint.indexOf(' ') + 1)))
                        .as(endpoint)
                        .isPresent());
    }

    private static String limited(Scope... scopes) {
        return stage.bean(Tokens.class)
                .issue(
                        stage.accounts().get("admin"),
                        "l" + System.nanoTime(),
                        Role.ADMIN,
                        List.of(scopes),
                        Duration.ofDays(1))
                .secret();
    }

    /** {@code account add}, {@code token add}, and the program may begin. */
    @Test
    void aTokenOfAnAccountThatNeverLoggedInWorks() throws Exception {
        String name = "robot-" + System.nanoTime();
        stage.accounts().add(name, Role.VIEWER, "test");
        String token = stage.bean(Tokens.class)
                .issue(stage.accounts().get(name), "ci", Role.VIEWER, List.of(), Duration.ofDays(1))
                .secret();
        assertThat(web.send("GET /api/v1/runs", Map.of("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(status(token)).isEqualTo(200);
    }

    private static int status(String token) throws Exception {
        return web.send("GET /runs", Map.of("Authorization", "Bearer " + token)).statusCode();
    }

    private static String token(Role role) {
        Account account = stage.accounts().get(role.name().toLowerCase(Locale.ROOT));
        String name = "t" + System.nanoTime();
        return stage.bean(Tokens.class)
                .issue(account, name, role, List.of(), Duration.ofDays(1))
                .secret();
    }
}
