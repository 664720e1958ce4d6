package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.figures.Verdict;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Formula;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How each figure came about, the choices made where the plan is silent, and a self-check. */
final class MethodSheet {

    private static final List<String> CHOICES = List.of("zone", "windows", "unknown", "strict", "fid", "p75", "mtbf");

    private MethodSheet() {}

    static void write(Desk desk) {
        Words words = desk.words();
        Edition edition = desk.edition();
        Page page = desk.page(Sheet.METHOD, 26, 46, 44, 10, 12, 24, 22);
        page.section(words.say("method.figures"));
        page.head("kpi", "formula", "source", "samples", "coverage", "bounds", "exact");
        edition.report().kpis().forEach(kpi -> figure(desk, page, kpi));
        page.section(words.say("method.contradictions"));
        page.head("what", "how");
        for (String choice : CHOICES) {
            String[] parts = words.say(
                            "method.choice." + choice, edition.inputs().zone().getId())
                    .split("\\|", 2);
            page.row(new Styled(parts[0], Look.TEXT.strong()), parts[1]);
        }
        page.section(words.say("method.versions"));
        page.row(words.say("method.program"), edition.program());
        page.row(words.say("method.definition"), edition.report().file());
        page.row(words.say("method.selfcheck"), selfCheck(desk));
    }

    private static void figure(Desk desk, Page page, Kpi kpi) {
        Figure figure = desk.edition().figure(kpi);
        page.row(
                new Styled(kpi.label().in(desk.words().language()), Look.TEXT.strong()),
                desk.words().say(figure.formula()),
                figure.source(),
                figure.samples(),
                figure.coverage() == null
                        ? "–"
                        : new Styled(Math.floor(figure.coverage() * 10_000) / 10_000, Look.TEXT.as("0.00%")),
                figure.worst() == null || figure.best() == null ? "–" : figure.worst() + "\n" + figure.best(),
                figure.value() == null
                        ? null
                        : new Styled(Formats.cell(kpi, figure.value()), Look.TEXT.as("0.0##########")));
    }

    /** Every row of the summary has one of the four statuses. */
    private static Formula selfCheck(Desk desk) {
        Words words = desk.words();
        String range = SummarySheet.statusRange(desk);
        // A question mark alone is a wildcard of COUNTIF: the words are looked for instead.
        String sum = Arrays.stream(Verdict.values())
                .map(verdict -> "COUNTIF(" + range + ",\"* " + words.say(verdict) + "\")")
                .collect(Collectors.joining("+"));
        int rows = desk.edition().report().kpis().size();
        return new Formula(
                "IF(" + sum + "=" + rows + ",\"" + words.say("check.ok") + "\",\"" + words.say("check.wrong") + "\")",
                Look.TEXT.strong());
    }
}
