package com.sitearis.maintenance.slowquery.weekly.output;

import com.sitearis.maintenance.slowquery.weekly.output.SlowReport.DatabaseWeek;
import com.sitearis.maintenance.slowquery.weekly.review.QueryFinding;
import com.sitearis.maintenance.slowquery.weekly.review.Review;
import com.sitearis.maintenance.slowquery.weekly.review.Statement;
import com.sitearis.maintenance.slowquery.weekly.review.WeekFacts;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** The week as one page that needs nothing but itself: no script, no outside resource. */
public final class Page {

    private final SlowReport report;
    private final Words words;
    private final Html html = new Html();

    private Page(SlowReport report) {
        this.report = report;
        this.words = report.words();
    }

    public static String of(SlowReport report) {
        return new Page(report).written();
    }

    private String written() {
        String title = report.definition().title().in(words.language()) + " – " + report.plan() + " – "
                + words.week(report.monday());
        html.raw("<!doctype html>\n<html lang=\"" + words.language().getLanguage()
                        + "\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">")
                .raw(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .element("title", title)
                .raw("<style>" + style() + "</style></head><body><header>")
                .element("h1", report.definition().title().in(words.language()) + " – " + report.plan())
                .element("p class=\"lead\"", report.period())
                .element(
                        "p class=\"quiet\"",
                        words.say(
                                "page.made",
                                words.at(report.made(), report.zone()),
                                report.zone().getId()))
                .raw("</header><main>");
        if (report.databases().size() > 1) {
            contents();
        }
        report.databases().forEach(this::database);
        html.open("section").element("h2", words.say("page.method")).open("ul");
        report.method().forEach(line -> html.element("li", line));
        html.raw("</ul></section></main><footer>")
                .text("SiteAris Maintenance " + report.program())
                .raw("</footer></body></html>\n");
        return html.toString();
    }

    private void contents() {
        html.raw("<nav>").text(words.say("page.contents") + ": ");
        report.databases().forEach(one -> {
            String name = one.review().facts().database();
            html.raw("<a href=\"#db-" + Html.escaped(name) + "\">").text(name).raw("</a> ");
        });
        html.raw("</nav>");
    }

    private void database(DatabaseWeek one) {
        Review review = one.review();
        WeekFacts facts = review.facts();
        html.raw("<h2 class=\"database\" id=\"db-" + Html.escaped(facts.database()) + "\">")
                .text(facts.database())
                .raw("</h2>");
        tiles(one);
        doubts(one);
        if (facts.known()) {
            Charts charts = new Charts(facts, words);
            html.raw("<section class=\"charts\"><figure><figcaption>")
                    .text(words.say("page.weeks"))
                    .raw("</figcaption>" + charts.weeks() + "</figure><figure><figcaption>")
                    .text(words.say("page.profile"))
                    .raw("</figcaption>" + charts.profile())
                    .element("p class=\"quiet\"", words.say("page.profile.about"))
                    .raw("</figure></section>");
        }
        findings(review);
        if (facts.known()) {
            new PageTables(html, words, review).write();
        }
    }

    private void tiles(DatabaseWeek one) {
        WeekFacts facts = one.review().facts();
        boolean known = facts.known();
        html.raw("<section class=\"tiles\">");
        tile("page.time", known ? words.time(facts.totalMs()) : "–");
        tile(
                "page.calls",
                known
                        ? words.count(facts.statements().stream()
                                .mapToLong(Statement::calls)
                                .sum())
                        : "–");
        tile("page.statements", known ? words.count((long) facts.statements().size()) : "–");
        tile("page.hours", words.say("page.hours.of", facts.hoursKnown(), hours()));
        tile("page.findings", known ? words.count((long) one.review().findings().size()) : "–");
        tile(
                "page.since",
                one.since() == null ? words.say("page.since.none") : words.day(Objects.requireNonNull(one.since())));
        html.raw("</section>");
    }

    private long hours() {
        return Duration.between(
                        report.monday().atStartOfDay(report.zone()),
                        report.monday().plusWeeks(1).atStartOfDay(report.zone()))
                .toHours();
    }

    private void tile(String key, String value) {
        html.raw("<div class=\"tile\">")
                .element("span", words.say(key))
                .element("strong", value)
                .raw("</div>");
    }

    private void doubts(DatabaseWeek one) {
        if (!one.doubts().isEmpty()) {
            html.raw("<ul class=\"doubts\">");
            one.doubts().forEach(doubt -> html.element("li", doubt));
            html.raw("</ul>");
        }
    }

    private void findings(Review review) {
        html.open("section").element("h3", words.say("page.findings"));
        if (review.findings().isEmpty()) {
            html.element(
                    "p class=\"none\"",
                    words.say(review.facts().known() ? "page.findings.none" : "page.findings.unknown"));
        }
        review.findings().forEach(this::finding);
        html.close("section");
    }

    private void finding(QueryFinding found) {
        String severity = found.severity().name();
        html.raw("<article class=\"finding " + severity.toLowerCase(Locale.ROOT) + "\"><h4>")
                .element("span class=\"badge\"", words.say("severity." + severity))
                .text(" " + found.title() + " ")
                .raw("<code class=\"id\">")
                .text(found.object())
                .raw("</code></h4>");
        if (found.statement() != null) {
            html.element("pre", shortened(found.statement().text()));
        }
        html.raw("<p><b>")
                .text(words.say("page.evidence"))
                .raw("</b> ")
                .text(found.evidence())
                .raw("</p><p><b>")
                .text(words.say("page.suggestion"))
                .raw("</b> ")
                .text(found.suggestion())
                .raw("</p></article>");
    }

    static String shortened(String statement) {
        return statement.length() <= 600 ? statement : statement.substring(0, 599) + "…";
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(Page.class.getResourceAsStream("page.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's style cannot be read", e);
        }
    }
}
