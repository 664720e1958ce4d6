package com.sitearis.maintenance.slowquery.weekly.output;

import com.sitearis.maintenance.slowquery.weekly.review.WeekFacts;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SortedMap;

/** Inline SVG; colours come from the page's style, so that they follow light, dark and print. */
final class Charts {

    private static final int DAYS = 7;
    private static final int HOURS = 24;

    private final WeekFacts facts;
    private final Words words;

    Charts(WeekFacts facts, Words words) {
        this.facts = facts;
        this.words = words;
    }

    /** A bar for each week, oldest first; a week of which nothing is known has a dash, not a bar of nothing. */
    String weeks() {
        SortedMap<LocalDate, Double> totals = facts.totals();
        double most = totals.values().stream()
                .filter(one -> !one.isNaN())
                .mapToDouble(one -> one)
                .max()
                .orElse(0);
        int step = Math.max(20, 640 / totals.size());
        StringBuilder svg = begin(640, 150, words.say("page.weeks"));
        int x = 0;
        for (var week : totals.entrySet()) {
            bar(svg, x, step, week.getKey(), week.getValue(), most);
            x += step;
        }
        return svg.append("</svg>").toString();
    }

    private void bar(StringBuilder svg, int x, int step, LocalDate monday, double total, double most) {
        String label = words.week(monday);
        int middle = x + step / 2;
        if (Double.isNaN(total)) {
            svg.append(text(middle, 118, "middle", "–", words.say("page.weeks.unknown")));
        } else {
            int height = most == 0 ? 1 : (int) Math.max(1, Math.round(95 * total / most));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" class=\"%s\"><title>%s</title></rect>",
                    x + step / 8,
                    120 - height,
                    step * 3 / 4,
                    height,
                    monday.equals(facts.monday()) ? "now" : "bar",
                    Html.escaped(label + " – " + words.time(total))));
            svg.append(text(middle, 112 - height, "middle", words.time(total), ""));
        }
        svg.append(text(middle, 138, "middle", label.substring(5), label));
    }

    /** A row for each day, a field for each hour. */
    String profile() {
        double most = 0;
        for (int hour = 0; hour < DAYS * HOURS; hour++) {
            most = Math.max(most, facts.msOfHour(hour));
        }
        StringBuilder svg = begin(640, 200, words.say("page.profile"));
        for (int day = 0; day < DAYS; day++) {
            svg.append(text(40, 18 + 24 * day + 15, "end", words.say("day." + (day + 1)), ""));
            for (int hour = 0; hour < HOURS; hour++) {
                double ms = facts.msOfHour(day * HOURS + hour);
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"23\" height=\"22\" rx=\"3\" class=\"%s\" fill-opacity=\"%.2f\">"
                                + "<title>%s</title></rect>",
                        48 + 24 * hour,
                        18 + 24 * day,
                        ms > 0 ? "heat" : "cold",
                        // Even a little is told from nothing.
                        ms > 0 ? 0.08 + 0.92 * ms / most : 1,
                        Html.escaped(words.say("day." + (day + 1)) + " " + hour + " h – " + words.time(ms))));
            }
        }
        for (int hour = 0; hour < HOURS; hour += 3) {
            svg.append(text(48 + 24 * hour + 11, 12, "middle", hour + " h", ""));
        }
        return svg.append("</svg>").toString();
    }

    private static StringBuilder begin(int width, int height, String label) {
        return new StringBuilder("<svg viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\""
                + Html.escaped(label) + "\">");
    }

    private static String text(int x, int y, String anchor, String text, String title) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + Html.escaped(text)
                + (title.isEmpty() ? "" : "<title>" + Html.escaped(title) + "</title>") + "</text>";
    }
}
