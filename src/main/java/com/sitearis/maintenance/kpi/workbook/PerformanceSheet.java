package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.definition.Unit;
import com.sitearis.maintenance.kpi.inputs.DailyValue;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Response time and web vitals, by day and over twelve months; mobile and desktop apart. */
final class PerformanceSheet {

    private PerformanceSheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.PERFORMANCE, 20, 20, 20, 20, 26, 26, 26, 26);
        Input<List<DailyValue>> input = desk.edition().inputs().daily();
        List<DailyValue> days = input.value();
        if (days == null) {
            page.missing(input.reason());
        }
        for (Kpi kpi : desk.edition().report().kpis()) {
            if (kpi.measure().vital() || kpi.measure() == Measure.HTTP_RESPONSE) {
                List<DailyValue> daily = days == null ? List.of() : ours(kpi, days);
                if (!daily.isEmpty() && page.next() > 3) {
                    page.breakHere();
                }
                new Trend(desk, kpi).block(page);
                if (!daily.isEmpty()) {
                    days(desk, page, kpi, daily);
                }
            }
        }
    }

    private static List<DailyValue> ours(Kpi kpi, List<DailyValue> all) {
        return all.stream()
                .filter(one -> one.metric().equals(kpi.measure().metric()))
                .filter(one -> kpi.byDevice() != one.device().isEmpty())
                .toList();
    }

    /** Fits on one printed page with the twelve months above it. */
    private static void days(Desk desk, Page page, Kpi kpi, List<DailyValue> ours) {
        Words words = desk.words();
        page.line(kpi.label().in(words.language()) + " – " + words.say("performance.daily"), Look.SECTION);
        heads(page, words, kpi);
        int first = page.next();
        LocalDate day = desk.edition().month().atDay(1);
        for (int i = 0; i < desk.edition().month().lengthOfMonth(); i++) {
            day(desk, page, kpi, ours, day.plusDays(i));
        }
        chart(desk, page, kpi, first);
        page.skip(1);
    }

    private static void heads(Page page, Words words, Kpi kpi) {
        Look head = Look.HEAD;
        if (kpi.byDevice()) {
            page.row(
                    new Styled(words.say("column.day"), head),
                    new Styled(words.say("part.mobile"), head),
                    new Styled(words.say("part.desktop"), head),
                    new Styled(words.say("column.objective"), head));
        } else {
            page.head("day", "value", "samples", "objective");
        }
    }

    private static void day(Desk desk, Page page, Kpi kpi, List<DailyValue> ours, LocalDate day) {
        Look look = Look.TEXT.as(Formats.value(kpi, desk.words())).center();
        Styled limit = new Styled(
                Formats.cell(kpi, kpi.objective().baseLimit()),
                Look.TEXT.as(Formats.objective(kpi, desk.words())).center());
        if (kpi.byDevice()) {
            page.row(
                    day,
                    value(kpi, find(ours, day, "mobile"), look),
                    value(kpi, find(ours, day, "desktop"), look),
                    limit);
        } else {
            DailyValue found = find(ours, day, "");
            page.row(day, value(kpi, found, look), found == null ? null : found.samples(), limit);
        }
    }

    private static @Nullable DailyValue find(List<DailyValue> ours, LocalDate day, String device) {
        return ours.stream()
                .filter(one -> one.day().equals(day) && one.device().equals(device) && one.samples() > 0)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Styled value(Kpi kpi, @Nullable DailyValue found, Look look) {
        return found == null ? null : new Styled(Formats.cell(kpi, found.value()), look);
    }

    private static void chart(Desk desk, Page page, Kpi kpi, int first) {
        Words words = desk.words();
        String label = kpi.label().in(words.language());
        boolean plain = kpi.objective().unit() == Unit.NONE;
        LineChart chart = new LineChart(
                        page,
                        label + " – " + words.say("performance.daily"),
                        words.say("chart.daily-alt", label),
                        plain ? "0.00" : Formats.value(kpi, words),
                        "d")
                .over(first, page.next() - 1, 0);
        if (kpi.byDevice()) {
            chart.line(words.say("part.mobile"), 1, "1B6EC2").line(words.say("part.desktop"), 2, "7A5195");
        } else {
            chart.line(label, 1, "1B6EC2");
        }
        chart.objective(words.say("column.objective"), 3).plot(first - 1);
    }
}
