package com.sitearis.maintenance.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sitearis.maintenance.BrowserProgram;
import java.util.List;
import java.util.Map;

/** A real browser on the console. */
final class Browsers {

    private Browsers() {}

    /** The machine's own browser is used: none is downloaded. */
    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(BrowserProgram.find())
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--no-proxy-server",
                                "--disable-background-networking")));
    }

    static void logIn(Page page, String account) {
        page.navigate("/login");
        page.locator("#name").fill(account);
        page.locator("#password").fill(ConsoleStage.PASSWORD);
        page.locator("main button").click();
        page.waitForURL("**/");
    }

    /** Whether one has to scroll sideways. */
    static boolean widerThanTheWindow(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
    }
}
