package com.sitearis.maintenance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, as somebody with a screen reader, a phone or the other language meets it. */
class PagesInBrowserIT {

    private static final ConsoleStage stage = ConsoleStage.shared();
    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final List<String> PAGES = List.of(
            "/",
            "/jobs",
            "/runs",
            "/backups",
            "/incidents",
            "/windows",
            "/kpi",
            "/slow-queries",
            "/findings",
            "/plan",
            "/accounts",
            "/audit",
            "/account",
            "/account/password",
            "/backups/retention",
            "/status",
            "/runbook/no-room",
            "/runs/999999");

    /** Takes what the keyboard comes to out of what it should come to. */
    private static final String FOCUSABLE = """
            (() => {
                const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
                window.wanted = new Set([...document.querySelectorAll(all)].filter(one => one.checkVisibility()));
                document.addEventListener('focusin', event => window.wanted.delete(event.target));
                return window.wanted.size;
            })()""";

    /** {@code -P thorough}: pages of one thing on a phone too, contrasts in the other of light and dark, pictures of all. */
    private static final boolean THOROUGH = Boolean.getBoolean("thorough");

    private static final List<String> details = new ArrayList<>();
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    /** One of everything that has a page of its own. */
    private static synchronized List<String> details() {
        if (details.isEmpty()) {
            details.addAll(PageContent.store(stage));
        }
        return details;
    }

    @ParameterizedTest
    @CsvSource({"1280, en, LIGHT", "360, fr, DARK"})
    void isWellMade(int width, String language, ColorScheme scheme) {
        stage.accounts().setLanguage("admin", language);
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Map<String, String> faults = new TreeMap<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("404")) {
                    faults.put(page.url() + " console", message.text());
                }
            });
            page.navigate("/login");
            faults.putAll(faults(page));
            Browsers.logIn(page, "admin");
            List<String> pages = new ArrayList<>(PAGES);
            if (scheme == ColorScheme.LIGHT || THOROUGH) {
                pages.addAll(details());
            }
            for (String path : pages) {
                page.navigate(path);
                faults.putAll(faults(page));
                if (THOROUGH) {
                    faults.putAll(contrast(page, scheme));
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(
                                    "target",
                                    "screenshots",
                                    language + "-" + width + path.replace('/', '-') + ".png")));
                }
            }
            assertThat(faults).isEmpty();
        } finally {
            stage.accounts().setLanguage("admin", null);
        }
    }

    /** In the other of light and dark nothing but colours can be wrong. */
    private static Map<String, String> contrast(Page page, ColorScheme scheme) {
        ColorScheme other = scheme == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK;
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(other));
        Map<String, String> faults = serious(new AxeBuilder(page).withRules(List.of("color-contrast")), page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return faults;
    }

    private static Map<String, String> serious(AxeBuilder axe, Page page) {
        Map<String, String> faults = new TreeMap<>();
        for (Rule rule : axe.analyze().getViolations()) {
            if (SERIOUS.contains(rule.getImpact())) {
                faults.put(
                        page.url() + " " + rule.getId(),
                        rule.getHelp() + " " + rule.getNodes().get(0).getHtml());
            }
        }
        return faults;
    }

    private static Map<String, String> faults(Page page) {
        Map<String, String> faults = serious(new AxeBuilder(page), page);
        if (page.content().contains("??")) {
            faults.put(page.url() + " words", "a word is missing");
        }
        if (Browsers.widerThanTheWindow(page)) {
            faults.put(page.url() + " width", "one has to scroll sideways");
        }
        return faults;
    }

    @Test
    void theKeyboardReachesEverythingOnPagesOfOneThing() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "admin");
            for (String path : details()) {
                page.navigate(path);
                int wanted = (int) page.evaluate(FOCUSABLE);
                for (int presses = 0; presses < wanted + 3; presses++) {
                    page.keyboard().press("Tab");
                }
                assertThat(page.evaluate("[...window.wanted].map(one => one.outerHTML)"))
                        .as("not reached with the Tab key on " + path)
                        .isEqualTo(List.of());
            }
        }
    }

    @Test
    void aFindingLeadsToItsStatementAndBack() {
        details();
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "viewer");
            page.locator("section[aria-labelledby=findings] a").first().click();
            page.waitForURL("**/findings/*");
            assertThat(page.locator("main").innerText()).contains("twice as slow", "look at its plan", "severe");
            page.locator(".facts a").click();
            page.waitForURL("**/slow-queries/" + PageContent.STATEMENT);
            page.locator("section[aria-labelledby=found] a").click();
            page.waitForURL("**/findings/*");
            page.navigate("/findings?database=shop&severity=SEVERE");
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            page.navigate("/findings?database=shop&severity=SEVERE&resolved=true");
            assertThat(page.locator("tbody tr").count()).isEqualTo(2);
            assertThat(page.locator("tbody tr").last().innerText()).contains("gone (severe)");
        }
    }

    @Test
    void aBackupThatNobodyRestoredIsNowhereGreen() {
        String path = details().stream()
                .filter(one -> one.startsWith("/backups/"))
                .findFirst()
                .orElseThrow();
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "viewer");
            assertThat(page.locator("section[aria-labelledby=proofs] tbody").innerText())
                    .contains("No proven backup");
            page.navigate(path);
            assertThat(page.locator(".big").innerText()).contains("not proven");
            assertThat(page.locator(".big .proven, .card.good").count()).isZero();
            page.navigate("/backups?database=shop");
            assertThat(page.locator("table.calendar .mark.proven").count()).isZero();
        }
    }

    @Test
    void theRowsBehindAMonthAreFetchedFromItsPage() {
        String month = details().stream()
                .filter(path -> path.startsWith("/kpi/"))
                .findFirst()
                .orElseThrow();
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            Page page = context.newPage();
            Browsers.logIn(page, "viewer");
            page.navigate(month);
            String file = page.waitForDownload(
                            () -> page.locator("a[href$='/detail']").click())
                    .suggestedFilename();
            assertThat(file).endsWith("_v1_detail.xlsx");
            page.navigate("/kpi");
            assertThat(page.locator("a[href$='/detail']").first().innerText()).matches("[1-9]\\d* rows");
        }
    }

    @Test
    void thePublicStatusTellsNothingOfOurs() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            Page page = context.newPage();
            page.navigate("/status");
            assertThat(page.content())
                    .doesNotContain("admin")
                    .doesNotContain("nightly-copy")
                    .doesNotContain("127.0.0.1:");
            assertThat(page.request().get("/status").headers().get("cache-control"))
                    .contains("public", "max-age=60");
            assertThat(page.request().get("/status/summary.json").text())
                    .contains("\"services\"")
                    .doesNotContain("nightly-copy");
        }
    }
}
