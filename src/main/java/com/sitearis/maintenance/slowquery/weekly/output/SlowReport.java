package com.sitearis.maintenance.slowquery.weekly.output;

import com.sitearis.maintenance.slowquery.weekly.definition.Thresholds;
import com.sitearis.maintenance.slowquery.weekly.definition.WeeklyReport;
import com.sitearis.maintenance.slowquery.weekly.review.Review;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A week's report, with all that its page, workbook and mail say.
 *
 * @param over whether the week had ended when it was made
 * @param program its version
 */
public record SlowReport(
        String plan,
        WeeklyReport definition,
        Words words,
        ZoneId zone,
        LocalDate monday,
        Instant made,
        boolean over,
        List<DatabaseWeek> databases,
        String program) {

    /**
     * One database's part.
     *
     * @param since the first known week's Monday; null when nothing was ever collected
     * @param doubts what weakens it
     */
    public record DatabaseWeek(Review review, @Nullable LocalDate since, List<String> doubts) {}

    public int findings() {
        return databases.stream()
                .mapToInt(one -> one.review().findings().size())
                .sum();
    }

    /** Whether anything at all is known of the week. */
    public boolean known() {
        return databases.stream().anyMatch(one -> one.review().facts().known());
    }

    /** {@code SiteAris_slow-queries_2026-W46}; an ASCII name, with letters of the plan's. */
    public String fileName() {
        String week = Words.in(Locale.ENGLISH).week(monday);
        return plan.replaceAll("[^A-Za-z0-9-]", "") + "_slow-queries_" + week;
    }

    String period() {
        return words.say("page.week", words.week(monday), words.day(monday), words.day(monday.plusDays(6)));
    }

    /** How the figures came about, with the thresholds in force. */
    List<String> method() {
        Thresholds limits = definition.thresholds();
        Object[][] arguments = {
            {},
            {},
            {
                definition.lookBack(),
                limits.regression().minimumCalls(),
                words.times(limits.regression().ratio().doubleValue()),
                words.time(limits.regression().change().toNanos() / 1e6),
                words.time((double) limits.regression().extraTime().toMillis()),
                limits.regression().deviations()
            },
            {limits.newQuery().rank(), limits.newQuery().knownHours()},
            {},
            {
                limits.loop().calls(),
                words.time(limits.loop().mean().toNanos() / 1e6),
                limits.loop().ratio(),
                limits.loop().similarity()
            },
            {},
        };
        return IntStream.range(0, arguments.length)
                .mapToObj(i -> words.say("method." + (i + 1), arguments[i]))
                .toList();
    }
}
