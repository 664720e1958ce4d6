package com.sitearis.maintenance.slowquery.weekly.output;

import com.sitearis.maintenance.slowquery.weekly.review.Regression;
import com.sitearis.maintenance.slowquery.weekly.review.Review;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.PlanBefore;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.SeenPlan;
import com.sitearis.maintenance.slowquery.weekly.review.Statement;
import com.sitearis.maintenance.slowquery.weekly.review.WeekFacts;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The page's tables and plans of one database. */
final class PageTables {

    private final Html html;
    private final Words words;
    private final Review review;
    private final WeekFacts facts;

    PageTables(Html html, Words words, Review review) {
        this.html = html;
        this.words = words;
        this.review = review;
        this.facts = review.facts();
    }

    void write() {
        html.open("section").element("h3", words.say("page.top"));
        statements(facts.top());
        html.close("section");
        regressions();
        fresh();
        plans();
    }

    private void statements(List<Statement> statements) {
        html.raw("<div class=\"wide\"><table><thead><tr>");
        for (String head : List.of("statement", "total", "share", "calls", "mean", "p95", "max", "rows", "hit")) {
            html.element(
                    head.equals("statement") ? "th class=\"text\"" : "th",
                    words.say("column." + head).replaceAll(" \\(m?s\\)$", ""));
        }
        html.raw("</tr></thead><tbody>");
        statements.forEach(this::row);
        html.raw("</tbody></table></div>");
    }

    private void row(Statement one) {
        double share = facts.share(one);
        html.raw("<tr><td class=\"text\"><code class=\"id\">")
                .text(one.id())
                .raw("</code> <small>")
                .text(words.say("source." + one.source().name()))
                .raw("</small><pre>")
                .text(Page.shortened(one.fingerprint().text()))
                .raw("</pre></td>")
                .element("td", words.time(one.totalMs()))
                .raw("<td>")
                .text(words.share(share))
                .raw(String.format(
                        Locale.ROOT,
                        "<svg class=\"meter\" viewBox=\"0 0 60 6\"><rect width=\"60\" height=\"6\" rx=\"3\" class=\"cold\"/>"
                                + "<rect width=\"%.1f\" height=\"6\" rx=\"3\" class=\"now\"/></svg></td>",
                        Math.max(1, 60 * share)))
                .element("td", words.count(one.calls()))
                .element("td", words.time(one.meanMs()))
                .element("td", words.time(one.p95Ms()))
                .element("td", words.time(one.maxMs()))
                .element("td", words.count(one.rows()))
                .element("td", words.share(one.hitShare()))
                .raw("</tr>");
    }

    private void regressions() {
        html.open("section").element("h3", words.say("page.regressions"));
        if (review.regressions().isEmpty()) {
            boolean compared = !facts.before().isEmpty();
            html.element(
                    "p class=\"none\"", words.say(compared ? "page.regressions.none" : "page.regressions.unknown"));
        } else {
            html.raw("<div class=\"wide\"><table><thead><tr>");
            for (String head : List.of("statement", "usual", "mean", "ratio", "distance", "weeks", "extra")) {
                html.element(
                        head.equals("statement") ? "th class=\"text\"" : "th",
                        words.say("column." + head).replaceAll(" \\(m?s\\)$", ""));
            }
            html.raw("</tr></thead><tbody>");
            review.regressions().forEach(this::row);
            html.raw("</tbody></table></div>");
        }
        html.close("section");
    }

    private void row(Regression one) {
        html.raw("<tr><td class=\"text\"><code class=\"id\">")
                .text(one.statement().id())
                .raw("</code><pre>")
                .text(Page.shortened(one.statement().fingerprint().text()))
                .raw("</pre></td>")
                .element("td", words.time(one.usual()))
                .element("td", words.time(one.statement().meanMs()))
                .element("td", words.times(one.ratio()))
                .element("td", Double.isInfinite(one.distance()) ? "∞" : words.number(one.distance(), 1))
                .element("td", words.count((long) one.weeks()))
                .element("td", words.time(one.extraMs()))
                .raw("</tr>");
    }

    private void fresh() {
        html.open("section").element("h3", words.say("page.fresh"));
        if (review.fresh().isEmpty()) {
            html.element("p class=\"none\"", words.say(review.freshKnown() ? "page.fresh.none" : "page.fresh.unknown"));
        } else {
            statements(review.fresh());
        }
        html.close("section");
    }

    private void plans() {
        if (facts.server().plans().isEmpty() && facts.server().refused().isEmpty()) {
            return;
        }
        html.open("section").element("h3", words.say("page.plans"));
        facts.statements().forEach(one -> {
            SeenPlan plan = facts.server().plans().get(one.fingerprint().hash());
            if (plan != null) {
                plan(one, plan);
            }
        });
        if (!facts.server().refused().isEmpty()) {
            html.element("h4", words.say("page.refused")).open("ul");
            facts.statements().forEach(one -> {
                String why = facts.server().refused().get(one.fingerprint().hash());
                if (why != null) {
                    html.raw("<li><code class=\"id\">")
                            .text(one.id())
                            .raw("</code> ")
                            .text(why)
                            .raw("</li>");
                }
            });
            html.raw("</ul>");
        }
        html.close("section");
    }

    private void plan(Statement one, SeenPlan plan) {
        PlanBefore before = plan.before();
        String state = before == null
                ? words.say("page.plan.first")
                : words.say(plan.changed() ? "page.plan.changed" : "page.plan.same", words.week(before.monday()));
        html.raw(plan.changed() ? "<details open>" : "<details>")
                .raw("<summary><code class=\"id\">")
                .text(one.id())
                .raw("</code> ")
                .text(state)
                .raw("</summary>")
                .element("pre", Page.shortened(one.fingerprint().text()))
                .element("pre class=\"plan\"", plan.text());
        if (plan.changed()) {
            PlanBefore old = Objects.requireNonNull(before);
            html.element("p", words.say("page.plan.before", words.week(old.monday())))
                    .element("pre class=\"plan\"", old.text());
        }
        html.raw("</details>");
    }
}
