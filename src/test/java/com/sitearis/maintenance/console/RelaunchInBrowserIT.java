package com.sitearis.maintenance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** At 08:30 somebody sees a red mail: what they do then, in a real browser. */
class RelaunchInBrowserIT {

    private static final double PATIENCE_MILLIS = 30_000;
    private static final ConsoleStage stage = ConsoleStage.shared();
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    @Test
    void aFailedRunIsFoundUnderstoodRelaunchedAndWatched() {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setBaseURL(stage.link()))) {
            // The page never looks by itself: events alone make it move.
            context.addInitScript("window.setInterval = () => 0");
            relaunch(context, "desktop");
        }
    }

    @Test
    void theSameOnAPhoneInTheDark() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setIsMobile(true)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.DARK)
                .setBaseURL(stage.link()))) {
            relaunch(context, "phone");
        }
    }

    @Test
    void theSameWithTheKeyboardAlone() {
        Run run = stage.failedRun();
        FlakyJob.broken.set(false);
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            Page page = context.newPage();
            page.navigate("/login");
            page.keyboard().type("operator");
            page.keyboard().press("Tab");
            page.keyboard().type(ConsoleStage.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/");
            tabTo(page, "a[href='/runs/" + run.id() + "']");
            page.keyboard().press("Enter");
            page.waitForURL("**/runs/*");
            tabTo(page, "#relaunch");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("succeeded");
        }
    }

    @Test
    void withoutEventsTheRunIsWatchedToItsEndAllTheSame() {
        Run run = stage.failedRun();
        FlakyJob.broken.set(false);
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(stage.link()))) {
            // As behind a proxy that holds back what it is sent.
            context.addInitScript("window.EventSource = class { addEventListener() {} close() {} }");
            Page page = context.newPage();
            Browsers.logIn(page, "operator");
            page.navigate("/runs/" + run.id());
            page.locator("#relaunch").click();
            page.waitForURL("**/runs/" + run.id());
            listen(page);
            page.locator("#live summary").last().click();
            assertThat(page.locator("#live details").last()).hasAttribute("open", "");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("succeeded");
            // What somebody opened stays open.
            assertThat(page.locator("#live details").last()).hasAttribute("open", "");
            assertThat(heard(page)).endsWith("succeeded: copy");
            assertThat(page.locator("#relaunch")).hasCount(0);
        }
    }

    /** Notes what a screen reader is told; it is forgotten when the page is loaded again. */
    private static void listen(Page page) {
        page.evaluate("""
                () => {
                    const said = document.querySelector('[role=status]');
                    window.heard = [said.textContent.trim()];
                    new MutationObserver(() => window.heard.push(said.textContent.trim()))
                        .observe(said, {childList: true, characterData: true, subtree: true});
                }""");
    }

    @SuppressWarnings("unchecked")
    private static List<String> heard(Page page) {
        return (List<String>) page.evaluate("window.heard ?? []");
    }

    private void relaunch(BrowserContext context, String window) {
        Run run = stage.failedRun();
        FlakyJob.broken.set(false);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        Browsers.logIn(page, "admin");
        assertThat(page.getByText("no room on the disk").first()).isVisible();
        shot(page, window + "-today");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Look and relaunch"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("failed");
        assertThat(page.getByText("make room, and launch the run again").first())
                .isVisible();
        shot(page, window + "-failed");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Runbook page"))
                .click();
        assertThat(page.getByText("What to do.").first()).isVisible();
        shot(page, window + "-runbook");
        page.goBack();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Relaunch"))
                .click();
        page.waitForURL("**/runs/" + run.id());
        listen(page);
        assertThat(page.locator("#live progress")).isVisible();
        shot(page, window + "-running");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("succeeded");
        assertThat(heard(page)).endsWith("succeeded: copy");
        shot(page, window + "-succeeded");
        assertThat(stage.bean(Runs.class).find(run.id()).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED);

        page.navigate("/audit?text=run " + run.id());
        assertThat(page.locator("tbody tr").first()).containsText("/runs/{run}/relaunch");
        assertThat(page.locator("tbody tr").first()).containsText("admin");
        assertThat(page.locator("tbody tr").first()).containsText("done");
        shot(page, window + "-audit");
        assertThat(Browsers.widerThanTheWindow(page)).isFalse();
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    private static void tabTo(Page page, String selector) {
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    page.evaluate("wanted => document.activeElement?.matches(wanted) === true", selector))) {
                return;
            }
        }
        throw new AssertionError("the Tab key never came to " + selector + " on " + page.url());
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
