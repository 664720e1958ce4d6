package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.words.FigureText;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A KPI over twelve months: as bars of text for the summary, and as table and chart for its own sheet. */
final class Trend {

    private static final int MONTHS = 12;
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String HOLE = "·";

    private final Desk desk;
    private final Kpi kpi;

    Trend(Desk desk, Kpi kpi) {
        this.desk = desk;
        this.kpi = kpi;
    }

    /** The months, oldest first, ending with the report's; null where nothing is known. */
    private List<@Nullable Figure> figures() {
        Edition edition = desk.edition();
        List<@Nullable Figure> figures = new ArrayList<>();
        for (int back = MONTHS - 1; back > 0; back--) {
            figures.add(edition.earlier(kpi, edition.month().minusMonths(back)).orElse(null));
        }
        figures.add(edition.figure(kpi));
        return figures;
    }

    /**
     * One bar for each month, from the lowest to the highest of them. Text rather than Excel's sparklines, which only Excel
     * draws and nobody prints.
     */
    String bars() {
        List<@Nullable Double> values =
                figures().stream().map(one -> one == null ? null : one.value()).toList();
        double low = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        double high = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        StringBuilder bars = new StringBuilder();
        for (Double value : values) {
            bars.append(value == null ? HOLE : bar(value, low, high));
        }
        return bars.toString();
    }

    private static char bar(double value, double low, double high) {
        double place = high > low ? (value - low) / (high - low) : 0.5;
        return BARS.charAt((int) Math.round(place * (BARS.length() - 1)));
    }

    /** A table of months with the chart beside it; the chart's data are the table's cells. */
    void block(Page page) {
        FigureText text = new FigureText(desk.words());
        String label = kpi.label().in(desk.words().language());
        page.section(desk.words().say("trend.title", label));
        page.head("month", "actual", "objective", "status");
        int first = page.next();
        YearMonth month = desk.edition().month().minusMonths(MONTHS - 1);
        Look objective = Look.TEXT.as(Formats.objective(kpi, desk.words())).center();
        for (Figure figure : figures()) {
            page.row(
                    month,
                    figure == null || figure.value() == null ? null : desk.value(kpi, figure),
                    new Styled(Formats.cell(kpi, kpi.objective().baseLimit()), objective),
                    figure == null ? null : desk.status(figure.verdict()));
            month = month.plusMonths(1);
        }
        boolean any = figures().stream().anyMatch(one -> one != null && one.value() != null);
        if (any) {
            String alt = desk.words().say("chart.alt", label, text.objective(kpi));
            new LineChart(page, label, alt, Formats.value(kpi, desk.words()), Formats.month(desk.words()))
                    .over(first, page.next() - 1, 0)
                    .line(label, 1, "1B6EC2")
                    .objective(desk.words().say("trend.objective", text.objective(kpi)), 2)
                    .plot(first - 1);
        }
        page.skip(1);
    }
}
