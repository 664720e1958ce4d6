package com.sitearis.maintenance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.audit.AuditFilter;
import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.audit.Outcome;
import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions, passwords, CSRF and headers, as whoever attacks them sees them. */
class LoginIT {

    private static final ConsoleStage stage = ConsoleStage.shared();
    private static final String SESSION = "maintenance-session";

    private final WebClient web = new WebClient(stage.link());

    @BeforeEach
    void forgetFailures() {
        stage.bean(JdbcClient.class).sql("delete from app.login_failure").update();
    }

    @AfterEach
    void putTheClockBack() {
        stage.clock().back();
    }

    @Test
    void aSessionThatWasPlantedBeforeTheLoginIsWorthNothingAfterIt() throws Exception {
        web.cookies.put(SESSION, "planted");
        web.logIn("viewer", ConsoleStage.PASSWORD);
        assertThat(web.cookies.get(SESSION)).isNotEqualTo("planted").hasSizeGreaterThan(40);
        assertThat(web.get("/runs").statusCode()).isEqualTo(200);
        web.cookies.put(SESSION, "planted");
        assertThat(web.get("/runs").statusCode()).isEqualTo(303);
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOfOtherSites() throws Exception {
        String csrf = web.get("/login").headers().firstValue("Set-Cookie").orElse("");
        assertThat(csrf).startsWith("maintenance-csrf=").contains("; HttpOnly", "; SameSite=Strict", "; Path=/");
        String session = String.join(
                "\n",
                web.logIn("viewer", ConsoleStage.PASSWORD).headers().allValues("Set-Cookie").stream()
                        .filter(cookie -> cookie.startsWith(SESSION))
                        .toList());
        assertThat(session)
                .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                .doesNotContain("Domain", "Max-Age", "Expires");
    }

    @Test
    void aSessionEndsWithLogoutWithTimeAndWithItsAccount() throws Exception {
        web.logIn("viewer", ConsoleStage.PASSWORD);
        String session = web.cookies.get(SESSION);
        web.post("/runs", "/logout", Map.of());
        web.cookies.put(SESSION, session);
        assertThat(web.get("/runs").statusCode()).as("after the logout").isEqualTo(303);

        web.logIn("viewer", ConsoleStage.PASSWORD);
        stage.clock().forward(Duration.ofMinutes(31));
        assertThat(web.get("/runs").statusCode()).as("after half an hour").isEqualTo(303);

        stage.accounts().add("leaver", Role.VIEWER, "test");
        stage.accounts().changePassword("leaver", ConsoleStage.PASSWORD);
        web.logIn("leaver", ConsoleStage.PASSWORD);
        assertThat(web.get("/runs").statusCode()).isEqualTo(200);
        stage.accounts().disable("leaver");
        assertThat(web.get("/runs").statusCode()).as("after the account's end").isEqualTo(303);
    }

    @Test
    void aChangeWithoutTheCsrfTokenIsRefusedOnPagesAndInTheApi() throws Exception {
        web.logIn("admin", ConsoleStage.PASSWORD);
        for (String path : new String[] {"/logout", "/runs/1/relaunch", "/api/v1/runs/1/relaunch", "/accounts"}) {
            assertThat(web.send("POST " + path, Map.of()).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(web.get("/runs").statusCode()).as("still logged in").isEqualTo(200);
    }

    @Test
    void guessingIsSlowedDownForAnAccountThatExistsAsForOneThatDoesNot() throws Exception {
        for (String account : new String[] {"viewer", "nobody"}) {
            forgetFailures();
            int[] answers =
                    IntStream.range(0, 7).map(attempt -> refusal(account)).toArray();
            assertThat(answers).as(account).containsExactly(401, 401, 401, 401, 401, 429, 429);
        }
        assertThat(web.logIn("viewer", ConsoleStage.PASSWORD).statusCode())
                .as("another account from the same address")
                .isEqualTo(302);
        web.cookies.clear();
        refusals("viewer", 6);
        assertThat(web.logIn("viewer", ConsoleStage.PASSWORD).statusCode())
                .as("the right password has to wait as well")
                .isEqualTo(429);
        stage.clock().forward(Duration.ofMinutes(2));
        assertThat(web.logIn("viewer", ConsoleStage.PASSWORD).statusCode()).isEqualTo(302);
    }

    private void refusals(String account, int times) {
        IntStream.range(0, times).forEach(attempt -> refusal(account));
    }

    private int refusal(String account) {
        try {
            return web.logIn(account, "wrong " + account).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFailedLoginIsInTheAuditLogWithoutWhatWasTyped() throws Exception {
        web.logIn("my-password-in-the-wrong-field", "hunter2hunter2");
        var entry = stage.bean(AuditLog.class)
                .list(new AuditFilter("anonymous", null, null, null, null, 1))
                .get(0);
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.toString()).doesNotContain("wrong-field").doesNotContain("hunter2");
    }

    @Test
    void aOneTimePasswordOpensNothingButItsOwnChange() throws Exception {
        String once = stage.accounts().add("newcomer", Role.ADMIN, "test");
        assertThat(web.logIn("newcomer", once).headers().firstValue("Location")).hasValue("/account/password");
        assertThat(web.get("/runs").headers().firstValue("Location")).hasValue("/account/password");
        assertThat(web.get("/api/v1/runs").statusCode()).isEqualTo(403);
        assertThat(change(once, "short").statusCode()).isEqualTo(422);
        assertThat(change("not it", "a better password of mine").statusCode()).isEqualTo(422);
        assertThat(change(once, "a better password of mine").statusCode()).isEqualTo(302);
        assertThat(web.get("/runs").statusCode()).isEqualTo(200);
        assertThat(stage.bean(AuditLog.class).list(new AuditFilter("newcomer", null, null, null, null, 9)))
                .hasSizeGreaterThan(3)
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain(once, "a better password of mine"));

        String late = stage.accounts().reset("newcomer");
        stage.clock().forward(Duration.ofHours(25));
        assertThat(web.logIn("newcomer", late).statusCode()).as("a day later").isEqualTo(401);
    }

    private HttpResponse<String> change(String current, String password) throws Exception {
        return web.post(
                "/account/password",
                "/account/password",
                Map.of("current", current, "password", password, "again", password));
    }

    @Test
    void theFirstAccountIsMadeOnceAndOnlyWhenThereIsNone() {
        JdbcClient jdbc = stage.bean(JdbcClient.class);
        TransactionTemplate undone = new TransactionTemplate(stage.bean(PlatformTransactionManager.class));
        assertThat(stage.accounts().first()).as("there are accounts").isEmpty();
        undone.executeWithoutResult(transaction -> {
            jdbc.sql("delete from app.account").update();
            assertThat(stage.accounts().first())
                    .hasValueSatisfying(password -> assertThat(password).hasSize(24));
            assertThat(stage.accounts().first()).isEmpty();
            transaction.setRollbackOnly();
        });
    }

    @Test
    void theLastAdministratorStays() {
        Accounts accounts = stage.accounts();
        accounts.list().stream()
                .filter(account ->
                        account.role() == Role.ADMIN && !account.name().equals("admin"))
                .forEach(account -> accounts.disable(account.name()));
        assertThatThrownBy(() -> accounts.disable("admin")).hasMessageContaining("last administrator");
        assertThatThrownBy(() -> accounts.setRole("admin", Role.VIEWER)).hasMessageContaining("last administrator");
        assertThat(accounts.get("admin").role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void theAuditLogCannotBeChanged() {
        JdbcClient jdbc = stage.bean(JdbcClient.class);
        for (String sql : new String[] {
            "update app.audit set actor = 'somebody else'",
            "delete from app.audit_outcome",
            "truncate app.audit cascade"
        }) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).hasStackTraceContaining("append only");
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepABrowserSafe() throws Exception {
        web.logIn("viewer", ConsoleStage.PASSWORD);
        for (String path : new String[] {"/login", "/", "/runs", "/nothing/here", "/api/v1/nothing", "/status"}) {
            var headers = web.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Permissions-Policy")).isPresent();
            assertThat(headers.firstValue("Server")).isEmpty();
        }
        assertThat(web.get("/runs").headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
    }

    @Test
    void theLoginLeadsNowhereElse() throws Exception {
        for (String to :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aSet-Cookie:x"}) {
            WebClient fresh = new WebClient(stage.link());
            var answer = fresh.post(
                    "/login", "/login", Map.of("name", "viewer", "password", ConsoleStage.PASSWORD, "to", to));
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as(to)
                    .startsWith("/")
                    .doesNotContain("evil.example/");
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .doesNotStartWith("//")
                    .doesNotStartWith("/\\");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() throws Exception {
        var answer = web.send("POST /login", Map.of(), "x".repeat(300_000), "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(413);
    }
}
