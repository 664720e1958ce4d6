package com.sitearis.maintenance.slowquery.weekly.output;

import com.sitearis.maintenance.slowquery.weekly.output.SlowReport.DatabaseWeek;
import com.sitearis.maintenance.slowquery.weekly.review.QueryFinding;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.util.Optional;

/** What the week's mail says; the statements themselves are in its attachments. */
public final class MailText {

    private static final int MOST = 15;

    private final SlowReport report;
    private final Words words;
    private final Optional<String> page;

    /** {@code page} is where the console shows the week. */
    public MailText(SlowReport report, Optional<String> page) {
        this.report = report;
        this.page = page;
        this.words = report.words();
    }

    public String subject() {
        String found = report.known() ? String.valueOf(report.findings()) : "?";
        return words.say("mail.subject", report.plan(), words.week(report.monday()), found);
    }

    public String text() {
        StringBuilder text = new StringBuilder(words.say(
                        "mail.hello",
                        report.plan(),
                        words.week(report.monday()),
                        words.day(report.monday()),
                        words.day(report.monday().plusDays(6))))
                .append('\n');
        report.databases().forEach(one -> database(one, text));
        text.append('\n').append(words.say("mail.attached")).append('\n');
        page.ifPresent(
                address -> text.append(words.say("mail.console", address)).append('\n'));
        return text.append(words.say("mail.signed")).append('\n').toString();
    }

    private void database(DatabaseWeek one, StringBuilder text) {
        var review = one.review();
        text.append('\n').append(review.facts().database()).append('\n');
        if (!review.facts().known()) {
            text.append("  ").append(words.say("mail.no-data")).append('\n');
        } else if (review.findings().isEmpty()) {
            text.append("  ").append(words.say("mail.none")).append('\n');
        }
        for (QueryFinding found : review.findings().stream().limit(MOST).toList()) {
            text.append("  [")
                    .append(words.say("severity." + found.severity().name()))
                    .append("] ");
            text.append(found.title()).append(" – ").append(found.object()).append('\n');
            text.append("      ").append(found.evidence()).append('\n');
        }
        one.doubts().forEach(doubt -> text.append("  ? ").append(doubt).append('\n'));
    }
}
