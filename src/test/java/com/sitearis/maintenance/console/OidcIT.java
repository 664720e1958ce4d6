package com.sitearis.maintenance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.audit.AuditFilter;
import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.audit.Audited;
import com.sitearis.maintenance.audit.Outcome;
import com.sitearis.maintenance.console.account.Role;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logins at a real provider, as people and attackers make them. */
class OidcIT {

    private static final ConsoleStage stage = ConsoleStage.shared();
    private static final String SESSION = "maintenance-session";
    private static TestProvider provider;

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebClient web = new WebClient(stage.link());

    /** The node has been running for a while when the provider comes up. */
    @BeforeAll
    static void start() throws Exception {
        WebClient early = new WebClient(stage.link());
        assertThat(location(early.get("/login/oidc"))).isEqualTo("/login?refused=unreachable");
        assertThat(early.get("/login?refused=unreachable").body()).contains("cannot be reached");
        provider = new TestProvider(ConsoleStage.PROVIDER, ConsoleStage.LINK + "/login/oidc/callback");
        stage.clock().forward(Duration.ofSeconds(15));
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @AfterEach
    void forget() {
        stage.clock().back();
        TestProvider.claims.clear();
    }

    @Test
    void whoeverTheProviderKnowsIsLoggedInWithTheRoleOfTheirGroups() throws Exception {
        says("Ada", "groups", List.of("staff", "devops"));
        assertThat(web.get("/login").body()).contains("Log in with SiteAris");
        assertThat(web.get("/login").body()).contains("/login/oidc?to=");

        assertThat(location(logIn("Ada", "/login/oidc?to=/runs"))).isEqualTo("/runs");
        assertThat(web.get("/runs").body()).contains(">ada<");
        assertThat(stage.accounts().get("ada").role()).isEqualTo(Role.OPERATOR);
        assertThat(web.get("/accounts").statusCode()).isEqualTo(403);
        assertThat(audit("ada").outcome()).isEqualTo(Outcome.DONE);
        assertThat(audit("ada").entry().via()).isEqualTo("OpenID Connect");

        says("Ada", "groups", "platform");
        logIn("Ada", "/login/oidc");
        assertThat(web.get("/accounts").statusCode()).as("promoted").isEqualTo(200);
        assertThat(stage.accounts().authenticate("ada", ""))
                .as("there is no password")
                .isEmpty();
    }

    @Test
    void whoeverHasNoRoleAnymoreIsLoggedOutAndToldWhy() throws Exception {
        says("bob", "groups", List.of("staff"));
        logIn("bob", "/login/oidc");
        assertThat(web.get("/runs").statusCode()).isEqualTo(200);

        says("bob", "groups", List.of("visitors"));
        WebClient elsewhere = new WebClient(stage.link());
        assertThat(location(logIn(elsewhere, "bob", "/login/oidc"))).isEqualTo("/login?refused=roles");
        assertThat(elsewhere.get("/login?refused=roles").body()).contains("none of your groups has a role here");
        assertThat(elsewhere.cookies).doesNotContainKey(SESSION);
        assertThat(web.get("/runs").statusCode()).as("the session of before").isEqualTo(303);
        assertThat(audit("anonymous").entry() + audit("anonymous").result())
                .contains("OpenID Connect", "as bob: roles");
    }

    @Test
    void aDisabledAccountStaysOut() throws Exception {
        says("carl", "groups", List.of("staff"));
        logIn("carl", "/login/oidc");
        stage.accounts().disable("carl");
        assertThat(location(logIn("carl", "/login/oidc"))).isEqualTo("/login?refused=disabled");
        assertThat(web.get("/runs").statusCode()).isEqualTo(303);
    }

    /** Names can be chosen at many providers. */
    @Test
    void aNameThatAnAccountHasHereDoesNotOpenIt() throws Exception {
        says("mallory", "preferred_username", "admin");
        says("mallory", "groups", List.of("platform"));
        assertThat(location(logIn("mallory", "/login/oidc"))).isEqualTo("/login?refused=name");
        assertThat(web.cookies).doesNotContainKey(SESSION);

        says("eve", "groups", List.of("staff"));
        says("eve", "preferred_username", "<script>@evil");
        assertThat(location(logIn("eve", "/login/oidc"))).isEqualTo("/login?refused=name");
    }

    @Test
    void aTokenForSomebodyElseOrOfSomebodyElseIsRefused() throws Exception {
        Map<String, Object> wrong =
                Map.of("nonce", "another", "aud", List.of("another-client"), "iss", "https://evil.example");
        for (String claim : wrong.keySet()) {
            TestProvider.claims.clear();
            says("dora", "groups", List.of("platform"));
            says("dora", claim, wrong.get(claim));
            assertThat(location(logIn("dora", "/login/oidc"))).as(claim).isEqualTo("/login?refused=failed");
            assertThat(web.cookies).doesNotContainKey(SESSION);
        }
        assertThat(stage.accounts().find("dora")).isEmpty();
        TestProvider.claims.clear();
        says("dora", "groups", List.of("platform"));
        assertThat(location(logIn("dora", "/login/oidc")))
                .as("nothing is wrong")
                .isEqualTo("/");
    }

    @Test
    void anAnswerCountsOnceForTheBrowserThatAskedAndForTenMinutes() throws Exception {
        says("fred", "groups", List.of("staff"));
        String answer = atTheProvider("fred", location(web.get("/login/oidc")));
        assertThat(destinations(answer)).containsExactly("/");

        WebClient other = new WebClient(stage.link());
        assertThat(location(other.get(answer))).as("no cookie").isEqualTo("/login?refused=failed");
        other.get("/login/oidc");
        assertThat(location(other.get(answer))).as("another browser's cookie").isEqualTo("/login?refused=failed");
        Map<String, String> before = Map.copyOf(web.cookies);
        assertThat(location(web.get(answer.replaceAll("state=[^&]*", "state=guessed"))))
                .as("another state")
                .isEqualTo("/login?refused=failed");
        web.cookies.putAll(before);
        assertThat(location(web.get(answer))).isEqualTo("/");
        assertThat(destinations(answer)).as("kept after it was used").isEmpty();
        web.cookies.clear();
        web.cookies.putAll(before);
        assertThat(location(web.get(answer))).as("once more").isEqualTo("/login?refused=failed");
        assertThat(web.cookies).doesNotContainKey(SESSION);

        String late = atTheProvider("fred", location(web.get("/login/oidc")));
        stage.clock().forward(Duration.ofMinutes(11));
        assertThat(location(web.get(late))).isEqualTo("/login?refused=failed");
    }

    /** The state is the browser's, the code another login's: PKCE binds it to its own beginning. */
    @Test
    void aCodeOfAnotherLoginIsRefused() throws Exception {
        says("gina", "groups", List.of("staff"));
        String stolen = atTheProvider("gina", location(new WebClient(stage.link()).get("/login/oidc")));
        String own = atTheProvider("gina", location(web.get("/login/oidc")));
        String code = stolen.replaceAll(".*code=([^&]*).*", "$1");
        assertThat(location(web.get(own.replaceAll("code=[^&]*", "code=" + code))))
                .isEqualTo("/login?refused=failed");
    }

    @Test
    void whatIsAskedOfTheProviderHasStateNonceAndPkceAndTheWayBackOfThePlan() throws Exception {
        HttpResponse<String> answer = web.send("GET /login/oidc?to=//evil.example", Map.of("X-Forwarded-Host", "evil"));
        assertThat(location(answer))
                .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "state=")
                .contains("redirect_uri=" + ConsoleStage.LINK + "/login/oidc/callback")
                .doesNotContain("evil");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("maintenance-login=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().allValues("Set-Cookie").toString()).doesNotContain("JSESSIONID");
        assertThat(destinations(location(answer))).containsExactly("/");
    }

    /** Where the login of an address with its state leads, as long as it is under way. */
    private static List<String> destinations(String address) {
        String state = URLDecoder.decode(address.replaceAll(".*state=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        return stage.bean(JdbcClient.class)
                .sql("select destination from app.oidc_login where state_hash = sha256(:state::bytea)")
                .param("state", state)
                .query(String.class)
                .list();
    }

    private static void says(String name, String claim, Object value) {
        TestProvider.claims
                .computeIfAbsent(name, key -> new ConcurrentHashMap<>())
                .put(claim, value);
    }

    private HttpResponse<String> logIn(String name, String begin) throws Exception {
        return logIn(web, name, begin);
    }

    private HttpResponse<String> logIn(WebClient browser, String name, String begin) throws Exception {
        return browser.get(atTheProvider(name, location(browser.get(begin))));
    }

    /** Answers where the provider sends the browser back to, below the console's address. */
    private String atTheProvider(String name, String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header(TestProvider.Person.HEADER, name)
                .header("Accept", "text/html")
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(location(answer)).as(answer.body()).startsWith(ConsoleStage.LINK);
        return location(answer).substring(ConsoleStage.LINK.length());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static Audited audit(String actor) {
        return stage.bean(AuditLog.class)
                .list(new AuditFilter(actor, null, null, null, null, 1))
                .get(0);
    }
}
