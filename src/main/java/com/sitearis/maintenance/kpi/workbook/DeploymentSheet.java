package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.figures.DeploymentFigure;
import com.sitearis.maintenance.kpi.inputs.DeploymentLine;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.words.Words;
import java.util.List;
import java.util.Set;

/** Every attempt to deploy that counts, what came of it, and the coverage of the tests. */
final class DeploymentSheet {

    private static final Set<Measure> OURS =
            Set.of(Measure.DEPLOYMENTS, Measure.COVERAGE_LINES, Measure.COVERAGE_BRANCHES);

    private DeploymentSheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.DEPLOYMENTS, 18, 18, 12, 18, 40, 16, 12, 12, 12, 12);
        Words words = desk.words();
        Input<List<DeploymentLine>> input = desk.edition().inputs().deployments();
        List<DeploymentLine> all = input.value();
        page.section(words.say("deployments.list"));
        if (all == null) {
            page.missing(input.reason());
        } else {
            rows(desk, page, DeploymentFigure.counted(all, desk.edition().inputs()));
        }
        for (Kpi kpi : desk.edition().report().kpis()) {
            if (OURS.contains(kpi.measure())) {
                new Trend(desk, kpi).block(page);
            }
        }
    }

    private static void rows(Desk desk, Page page, List<DeploymentLine> counted) {
        Words words = desk.words();
        if (counted.isEmpty()) {
            page.paragraph(words.say("deployments.none"));
            return;
        }
        page.head("at", "commit", "attempt", "outcome", "trouble", "good");
        for (DeploymentLine one : counted) {
            page.row(
                    one.at(),
                    one.sha().substring(0, Math.min(12, one.sha().length())),
                    one.attempt(),
                    words.say(one.outcome()),
                    one.trouble() == null ? "–" : one.trouble(),
                    words.say(DeploymentFigure.good(one) ? "yes" : "no"));
        }
    }
}
