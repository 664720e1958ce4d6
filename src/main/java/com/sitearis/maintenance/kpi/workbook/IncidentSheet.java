package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.inputs.IncidentLine;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every incident of the month: when, how fast it was taken up against its target, how long it lasted. */
final class IncidentSheet {

    private static final Set<Measure> OURS = Set.of(Measure.MTTR, Measure.MTTA, Measure.MTBF);

    private IncidentSheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.INCIDENTS, 14, 12, 18, 34, 18, 14, 12, 18, 16, 34);
        Words words = desk.words();
        Input<List<IncidentLine>> input = desk.edition().inputs().incidents();
        List<IncidentLine> incidents = input.value();
        page.section(words.say("incidents.list"));
        if (incidents == null) {
            page.missing(input.reason());
        } else if (incidents.isEmpty()) {
            page.paragraph(words.say("incidents.none"));
        } else {
            page.head(
                    "reference",
                    "priority",
                    "component",
                    "title",
                    "detected",
                    "response",
                    "target",
                    "restored",
                    "repair",
                    "post-mortem");
            incidents.forEach(incident -> row(words, page, incident));
        }
        for (Kpi kpi : desk.edition().report().kpis()) {
            if (OURS.contains(kpi.measure())) {
                new Trend(desk, kpi).block(page);
            }
        }
    }

    private static void row(Words words, Page page, IncidentLine incident) {
        page.row(
                incident.reference(),
                new Styled("P" + incident.priority(), Look.TEXT.center()),
                incident.component(),
                incident.warning() ? words.say("incidents.warning", incident.title()) : incident.title(),
                incident.detected(),
                response(incident),
                incident.responseTarget() == null ? "–" : incident.responseTarget(),
                incident.restored(),
                incident.restored() == null ? null : Duration.between(incident.impactStart(), incident.restored()),
                incident.postMortem() == null ? "–" : incident.postMortem());
    }

    /** Red when it took longer than its target. */
    private static @Nullable Styled response(IncidentLine incident) {
        if (incident.acknowledged() == null) {
            return null;
        }
        Duration took = Duration.between(incident.detected(), incident.acknowledged());
        Look look = Look.TEXT.as(Formats.DURATION);
        boolean late = incident.responseTarget() != null && took.compareTo(incident.responseTarget()) > 0;
        return new Styled(took, late ? look.on("FBD9D5").ink("8E1B10") : look);
    }
}
