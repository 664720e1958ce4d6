package com.sitearis.maintenance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.sitearis.maintenance.run.Run;
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
            "/plan",
            "/accounts",
            "/audit",
            "/account",
            "/account/password",
            "/backups/retention",
            "/status",
            "/runbook/no-room",
            "/runs/999999");

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

    @ParameterizedTest
    @CsvSource({"1280, en, LIGHT", "360, fr, DARK"})
    void isWellMade(int width, String language, ColorScheme scheme) {
        Run run = stage.failedRun();
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
            pages.add("/runs/" + run.id());
            for (String path : pages) {
                page.navigate(path);
                faults.putAll(faults(page));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(
                                "target", "screenshots", language + "-" + width + path.replace('/', '-') + ".png")));
            }
            assertThat(faults).isEmpty();
        } finally {
            stage.accounts().setLanguage("admin", null);
        }
    }

    private static Map<String, String> faults(Page page) {
        Map<String, String> faults = new TreeMap<>();
        for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
            if (SERIOUS.contains(rule.getImpact())) {
                faults.put(
                        page.url() + " " + rule.getId(),
                        rule.getHelp() + " " + rule.getNodes().get(0).getHtml());
            }
        }
        if (page.content().contains("??")) {
            faults.put(page.url() + " words", "a word is missing");
        }
        if (Browsers.widerThanTheWindow(page)) {
            faults.put(page.url() + " width", "one has to scroll sideways");
        }
        return faults;
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
