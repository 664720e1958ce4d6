package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.inputs.Availability;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Formula;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where the month's time went: agreed, up, down, unknown, windows; by contract and raw. */
final class AvailabilitySheet {

    private static final Look PERCENT = Look.TEXT.as("0.0000%");

    private AvailabilitySheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.AVAILABILITY, 42, 20, 20, 18, 40, 12, 12, 12);
        Input<Availability> input = desk.edition().inputs().availability();
        Availability time = input.value();
        if (time == null) {
            page.missing(input.reason());
        } else {
            time(desk, page, time);
            windows(desk, page, time);
            outages(desk, page, time);
        }
        kpis(desk, page);
    }

    private static void kpis(Desk desk, Page page) {
        desk.edition().report().kpis().stream()
                .filter(kpi -> kpi.measure() == Measure.AVAILABILITY)
                .forEach(kpi -> new Trend(desk, kpi).block(page));
    }

    private static void time(Desk desk, Page page, Availability time) {
        Words words = desk.words();
        page.section(words.say("availability.time"));
        page.head("what", "duration", "value");
        int first = page.next() + 1;
        page.row(words.say("availability.agreed"), time.agreed(), null);
        page.row(words.say("availability.up"), time.known().minus(time.down()), null);
        page.row(words.say("availability.down"), time.down(), null);
        page.row(words.say("availability.unknown"), time.unknown(), null);
        page.row(words.say("availability.check"), check(words, first), null);
        for (Kpi kpi : desk.edition().report().kpis()) {
            if (kpi.measure() == Measure.AVAILABILITY) {
                figures(desk, page, kpi, time);
            }
        }
    }

    /** A second is as exact as the cells are. */
    private static Formula check(Words words, int first) {
        String sum = "B" + (first + 1) + "+B" + (first + 2) + "+B" + (first + 3);
        return new Formula(
                "IF(ABS(" + sum + "-B" + first + ")<1/86400,\"" + words.say("check.ok") + "\",\""
                        + words.say("check.wrong") + "\")",
                Look.TEXT.strong());
    }

    private static void figures(Desk desk, Page page, Kpi kpi, Availability time) {
        Words words = desk.words();
        Figure figure = desk.edition().figure(kpi);
        page.row(words.say("availability.contract"), time.known().minus(time.down()), desk.value(kpi, figure));
        page.row(
                words.say("availability.raw"),
                time.rawKnown().minus(time.rawDown()),
                share(figure.parts().isEmpty() ? null : figure.parts().get(0).value()));
        page.row(words.say("availability.worst"), null, share(figure.worst()));
        page.row(words.say("availability.best"), null, share(figure.best()));
        Duration budget = Duration.ofMillis(
                Math.round(time.agreed().toMillis() * (1 - kpi.objective().baseLimit())));
        page.row(words.say("availability.budget"), budget, null);
        page.row(
                words.say("availability.used"),
                time.down(),
                budget.isZero()
                        ? null
                        : new Styled((double) time.down().toMillis() / budget.toMillis(), Look.TEXT.as("0.0%")));
    }

    private static @Nullable Styled share(@Nullable Double value) {
        // Cut at the digits that are shown, so that Excel does not round up to 100 %.
        return value == null ? null : new Styled(Math.floor(value * 1_000_000 + 1e-6) / 1_000_000, PERCENT);
    }

    private static void windows(Desk desk, Page page, Availability time) {
        Words words = desk.words();
        page.section(words.say("availability.windows"));
        if (time.windows().isEmpty()) {
            page.paragraph(words.say("availability.no-windows"));
            return;
        }
        page.head("reason", "from", "until", "duration", "deducted");
        for (Availability.Window window : time.windows()) {
            page.row(
                    window.reason(),
                    window.from(),
                    window.until(),
                    Duration.between(window.from(), window.until()),
                    words.say(window.deducted() ? "yes" : "availability.late"));
        }
    }

    private static void outages(Desk desk, Page page, Availability time) {
        Words words = desk.words();
        page.section(words.say("availability.outages"));
        if (time.outages().isEmpty()) {
            page.paragraph(words.say("availability.no-outages"));
            return;
        }
        page.head("component", "from", "until", "counted", "cause");
        for (Availability.Outage outage : time.outages()) {
            page.row(outage.component(), outage.from(), outage.until(), outage.counted(), outage.cause());
        }
    }
}
