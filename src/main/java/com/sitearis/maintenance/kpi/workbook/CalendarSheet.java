package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.RunLine;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.util.Comparator;
import java.util.List;

/** What was due in the month, and the run that proves it was done. */
final class CalendarSheet {

    /** Jobs every few minutes would fill thousands of pages; what failed comes first. */
    private static final int MOST = 400;

    private CalendarSheet() {}

    static void write(Desk desk) {
        Words words = desk.words();
        Page page = desk.page(Sheet.CALENDAR, 36, 24, 20, 20, 18, 20);
        page.paragraph(words.say("calendar.people"));
        page.section(words.say("calendar.runs"));
        Input<List<RunLine>> input = desk.edition().inputs().runs();
        List<RunLine> runs = input.value();
        if (runs == null) {
            page.missing(input.reason());
            return;
        }
        if (runs.isEmpty()) {
            page.paragraph(words.say("calendar.no-runs"));
            return;
        }
        page.paragraph(words.say("calendar.shown", runs.size(), Math.min(MOST, runs.size())));
        page.head("job", "target-of", "due", "finished", "state", "run");
        page.keepInSight(page.next() - 1);
        runs.stream()
                .sorted(Comparator.comparing(CalendarSheet::succeeded).thenComparing(RunLine::due))
                .limit(MOST)
                .forEach(run -> page.row(
                        run.job(),
                        run.target(),
                        run.due(),
                        run.finished(),
                        succeeded(run)
                                ? run.state()
                                : new Styled(run.state(), Look.TEXT.on("FBD9D5").ink("8E1B10")),
                        new Styled(run.run(), Look.TEXT.as("0"))));
    }

    private static boolean succeeded(RunLine run) {
        return run.state().equals("SUCCEEDED");
    }
}
