package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.util.ArrayList;
import java.util.List;

/** What weakens a week's figures, in words. */
public final class Doubts {

    private Doubts() {}

    /**
     * One line for each.
     *
     * @param hours the week has
     * @param over whether it has ended
     */
    public static List<String> of(Review review, long hours, boolean over, Words words) {
        WeekFacts facts = review.facts();
        List<String> doubts = new ArrayList<>();
        if (!over) {
            doubts.add(words.say("doubt.week-runs"));
        }
        if (!facts.known()) {
            doubts.add(words.say("doubt.no-data"));
        } else {
            figures(review, hours, words, doubts);
        }
        if (!facts.server().asked()) {
            doubts.add(words.say("doubt.no-server"));
        }
        facts.server()
                .doubts()
                .forEach(doubt ->
                        doubts.add(words.say(doubt.key(), doubt.arguments().toArray())));
        return List.copyOf(doubts);
    }

    private static void figures(Review review, long hours, Words words, List<String> doubts) {
        WeekFacts facts = review.facts();
        if (facts.hoursKnown() < hours) {
            doubts.add(words.say("doubt.hours", facts.hoursKnown(), hours));
        }
        if (facts.before().isEmpty()) {
            doubts.add(words.say("doubt.no-before"));
        } else if (!review.freshKnown()) {
            doubts.add(words.say("doubt.before-little"));
        }
        List<Statement> all = facts.statements();
        if (all.stream().noneMatch(one -> one.source() == Source.STATEMENTS)) {
            doubts.add(words.say("doubt.no-statements"));
        }
        if (!facts.logRead()) {
            doubts.add(words.say("doubt.no-log"));
        }
    }
}
