package com.sitearis.maintenance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real backup on the console's pages and over its API: pinned, proven once more, restored beside its database and in its place. */
class BackupsInBrowserIT {

    private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(60_000);

    @TempDir
    private static Path store;

    private static BackupStage stage;
    private static Playwright playwright;
    private static Browser browser;
    private static Backup backup;

    @BeforeAll
    static void makeABackup() {
        stage = new BackupStage(store);
        stage.bean(RunLauncher.class).launch(BackupStage.BACKUP, "shop", Instant.parse("2026-11-20T02:00:00Z"), "test");
        backup = new BackupCatalogue(stage.bean(JdbcClient.class), Clock.systemUTC())
                .list(BackupFilter.restorable())
                .get(0);
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    static void close() {
        playwright.close();
        stage.close();
    }

    @Test
    void aBackupIsFoundPinnedRestoredAndProvenAgain() {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(360, 740).setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "operator");
            page.navigate(
                    "/backups?database=shop&month=" + backup.date().toString().substring(0, 7));
            assertThat(page.locator("table.calendar")).containsText("daily, proven");
            check(page);
            page.locator("table.calendar a.mark").first().click();
            assertThat(page.locator("h1")).containsText(backup.id());
            page.locator("#pin").click();
            assertThat(page.locator("#unpin")).isVisible();
            assertThat(page.locator(".facts").first()).containsText("pinned");
            check(page);
            page.navigate("/backups/retention?database=shop");
            assertThat(page.locator("tbody tr").first()).containsText("pinned");
            check(page);

            page.navigate("/restore");
            press(page, "Next");
            assertThat(page.locator("main")).containsText("proven");
            check(page);
            press(page, "Next");
            page.locator("#into").fill("shop_restored");
            check(page);
            press(page, "Next");
            assertThat(page.locator("main")).containsText("new database shop_restored");
            check(page);
            press(page, "Restore");
            page.waitForURL("**/runs/*");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("succeeded", PATIENT);
            assertThat(page.locator("main")).containsText("shop_restored is ready");
            assertThat(orders("shop_restored")).isEqualTo(500);

            page.navigate("/backups/" + backup.id());
            page.locator("#verify").click();
            page.waitForURL("**/runs/*");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("succeeded", PATIENT);
            page.navigate("/backups/" + backup.id());
            assertThat(page.locator("section[aria-labelledby=proofs] .card")).hasCount(2);
        }
    }

    @Test
    void aNameThatIsTakenIsRefusedAndTheDatabaseStaysAsItIs() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "operator");
            page.navigate("/restore?backup=" + backup.id() + "&into=" + stage.shop.database());
            press(page, "Restore");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("exists already");
            assertThat(page.locator("#into")).hasValue(stage.shop.database());
            assertThat(orders(stage.shop.database())).isEqualTo(500);
        }
    }

    @Test
    void aNameThatNeedsQuotesIsAskedForOnceMore() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "operator");
            page.navigate("/restore?backup=" + backup.id() + "&into=Shop\"; drop database shop");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be used");
            assertThat(page.locator("#restore")).hasCount(0);
        }
    }

    @Test
    void whoMayOnlyLookIsGivenTheCommandForAnOperator() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "viewer");
            page.navigate("/restore?backup=" + backup.id() + "&into=shop_copy");
            assertThat(page.locator("pre")).containsText("backup restore " + backup.id() + " --into shop_copy");
            assertThat(page.locator("#restore")).hasCount(0);
            page.navigate("/backups/" + backup.id());
            assertThat(page.locator("#pin")).hasCount(0);
        }
    }

    @Test
    void anAdministratorPutsTheCopyInPlaceByWritingTheDatabasesName() {
        TestServer.execute(stage.shop, "delete from orders");
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(360, 740).setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "operator");
            page.navigate("/restore?backup=" + backup.id() + "&into=shop_instead");
            assertThat(page.locator("#swap")).hasCount(0);
            assertThat(page.locator("main")).containsText("An administrator can");
        }
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(360, 740).setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "admin");
            page.navigate("/restore?backup=" + backup.id() + "&into=shop_instead");
            page.locator("#swap summary").click();
            check(page);
            page.locator("#confirm").fill("shop");
            press(page, "Restore and replace");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("not the name of the database");
            check(page);
            page.locator("#confirm").fill(stage.shop.database());
            press(page, "Restore and replace");
            page.waitForURL("**/runs/*");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("succeeded", PATIENT);
            assertThat(page.locator("main")).containsText("is kept as " + stage.shop.database() + "_until_");
        }
        assertThat(orders(stage.shop.database())).isEqualTo(500);
    }

    @Test
    void programsAskForProofAndRestoreAndAreToldWhatIsWrong() throws Exception {
        String path = "/api/v1/backups/" + backup.id();
        HttpResponse<String> first = post("operator", path + "/verify", "", "Idempotency-Key", "proof-1");
        HttpResponse<String> again = post("operator", path + "/verify", "", "Idempotency-Key", "proof-1");
        HttpResponse<String> other = post("operator", path + "/verify", "");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(location(again)).isEqualTo(location(first)).isEqualTo(location(other));
        assertThat(other.statusCode()).isEqualTo(409);
        ended(location(first), RunState.SUCCEEDED);

        String into = "{\"into\": \"shop_by_api\"}";
        HttpResponse<String> restore = post("operator", path + "/restore", into);
        assertThat(restore.statusCode()).as(restore.body()).isEqualTo(202);
        assertThat(restore.body()).contains("\"into\":\"shop_by_api\"");
        ended(location(restore), RunState.SUCCEEDED);
        assertThat(orders("shop_by_api")).isEqualTo(500);
        assertThat(refused(post("operator", path + "/restore", into), 422)).contains("exists already");
        assertThat(refused(post("operator", path + "/restore", "{\"into\": \"Shop; --\"}"), 422))
                .contains("parameter into");
        assertThat(refused(post("operator", path + "/restore", "{}"), 422)).contains("parameter into");
        assertThat(refused(post("operator", "/api/v1/backups/none/verify", ""), 404))
                .contains("no restorable backup");

        String confirmed = "{\"into\": \"shop_new\", \"confirm\": \"" + stage.shop.database() + "\"}";
        assertThat(refused(post("operator", path + "/swap", confirmed), 403)).isNotEmpty();
        assertThat(refused(post("admin", path + "/swap", "{\"into\": \"shop_new\"}"), 422))
                .contains("\\\"confirm\\\": \\\"" + stage.shop.database());
        assertThat(refused(post("admin", "/api/v1/jobs/restore/run", parameters("\"replacing\": \"x\"")), 422))
                .contains("confirmed");
        assertThat(refused(post("operator", "/api/v1/jobs/restore/run", "{}"), 422))
                .contains("cannot run without it");
        HttpResponse<String> swap = post("admin", path + "/swap", confirmed);
        assertThat(swap.statusCode()).as(swap.body()).isEqualTo(202);
        ended(location(swap), RunState.SUCCEEDED);
        assertThat(orders(stage.shop.database())).isEqualTo(500);

        assertThat(post("operator", path + "/pin", "").body()).contains("pinned");
        assertThat(post("operator", path + "/unpin", "").statusCode()).isEqualTo(200);
    }

    private static String parameters(String more) {
        return "{\"parameters\": {\"backup\": \"" + backup.id() + "\", \"into\": \"shop_x\", " + more + "}}";
    }

    private static HttpResponse<String> post(String account, String path, String body, String... header)
            throws Exception {
        Account owner = stage.bean(Accounts.class).find(account).orElseThrow();
        String token = stage.bean(Tokens.class)
                .issue(owner, "test " + System.nanoTime(), owner.role(), List.of(), Duration.ofDays(1))
                .secret();
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Authorization", "Bearer " + token));
        if (header.length > 0) {
            headers.put(header[0], header[1]);
        }
        return new WebClient(stage.link()).send("POST " + path, headers, body, "application/json");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String refused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static void ended(String location, RunState state) {
        long id = Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
        Runs runs = stage.bean(Runs.class);
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!runs.find(id).orElseThrow().state().ended() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(runs.find(id).orElseThrow().state()).isEqualTo(state);
    }

    @Test
    void statementsAreShownByWeekAndOneByOne() {
        TestServer.execute(
                stage.own,
                "insert into app.query_text values (4660, 'select * from orders where id = $1')",
                "insert into app.query_coverage values ('shop', '2026-11-16 10:00+01', 'LOG', true, '{}')",
                "insert into app.query_coverage values ('shop', '2026-11-09 10:00+01', 'LOG', true, '{}')",
                "insert into app.query_hour (target, hour, source, fingerprint, account, nested, calls, total_us, max_us)"
                        + " values ('shop', '2026-11-16 10:00+01', 'LOG', 4660, '', false, 3, 9000, 5000),"
                        + " ('shop', '2026-11-09 10:00+01', 'LOG', 4660, '', false, 2, 4000, 2500)",
                "insert into app.finding (source, environment, target, kind, object, severity, evidence, suggestion,"
                        + " first_seen, last_seen) values ('slow-queries', 'production', 'shop', 'regression',"
                        + " '0000000000001234', 'WARNING', 'twice as slow', 'look at its plan', now(), now())",
                "insert into app.slow_query_report (report, monday, databases, made_at, page, page_sha256, workbook,"
                        + " workbook_sha256, file_name, document, subject, mail) values ('slow-queries-weekly', '2026-11-09',"
                        + " 'shop', now(), 'a page', encode(sha256('a page'), 'hex'), 'a book', encode(sha256('a book'),"
                        + " 'hex'), 'slow_2026-W46', '{}', '', '')");
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(360, 740).setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "viewer");
            page.navigate("/slow-queries?database=shop&monday=2026-11-16");
            assertThat(page.locator("section[aria-labelledby=top] tbody tr")).containsText("9.00 ms");
            assertThat(page.locator("section[aria-labelledby=findings]")).containsText("twice as slow");
            check(page);
            String file = page.waitForDownload(() -> page.locator("section[aria-labelledby=reports] td a")
                            .first()
                            .click())
                    .suggestedFilename();
            assertThat(file).isEqualTo("slow_2026-W46.html");
            page.locator("section[aria-labelledby=findings] a[href^='/slow-queries/']")
                    .click();
            assertThat(page.locator("svg.trend rect")).hasCount(2);
            assertThat(page.locator("tbody tr").first()).containsText("2026-W46");
            check(page);
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void check(Page page) {
        List<String> faults = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                        .toList();
        assertThat(faults).as(page.url()).isEmpty();
        assertThat(page.content()).doesNotContain("??");
        assertThat(Browsers.widerThanTheWindow(page))
                .as("sideways on " + page.url())
                .isFalse();
    }

    private static int orders(String database) {
        return JdbcClient.create(PgConnections.dataSource(stage.shop.withDatabase(database), "test"))
                .sql("select count(*) from orders")
                .query(Integer.class)
                .single();
    }
}
