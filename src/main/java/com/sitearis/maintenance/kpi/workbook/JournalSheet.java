package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.edition.JournalEntry;
import com.sitearis.maintenance.kpi.figures.Difference;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The versions of the period, and what each changed. */
final class JournalSheet {

    private JournalSheet() {}

    static void write(Desk desk) {
        Words words = desk.words();
        Page page = desk.page(Sheet.JOURNAL, 30, 20, 20, 20, 20, 14, 14);
        page.section(words.say("journal.versions"));
        page.head("version", "frozen", "state");
        for (JournalEntry entry : desk.edition().journal()) {
            page.row(
                    new Styled("v" + entry.version(), Look.TEXT.center()),
                    entry.frozen(),
                    words.say(entry.provisional() ? "state.provisional" : "state.final"));
        }
        desk.edition().journal().forEach(entry -> changes(desk, page, entry));
    }

    private static void changes(Desk desk, Page page, JournalEntry entry) {
        Words words = desk.words();
        if (entry.version() == 1) {
            page.skip(1);
            page.paragraph(words.say("journal.first"));
            return;
        }
        page.section(words.say("journal.differences", entry.version() - 1, entry.version()));
        if (entry.differences().isEmpty()) {
            page.paragraph(words.say("journal.same"));
        } else {
            page.head("kpi", "before", "after", "status-before", "status-after", "samples-before", "samples-after");
            entry.differences().forEach(difference -> row(desk, page, difference));
        }
        if (!entry.remarks().isEmpty()) {
            page.paragraph(words.say(
                    "journal.remarks",
                    entry.remarks().stream().map(name -> label(desk, name)).collect(Collectors.joining(", "))));
        }
    }

    private static void row(Desk desk, Page page, Difference difference) {
        Optional<Kpi> kpi = desk.edition().report().kpi(difference.kpi());
        page.row(
                label(desk, difference.kpi()),
                value(desk, kpi, difference.before()),
                value(desk, kpi, difference.after()),
                desk.status(difference.verdictBefore()),
                desk.status(difference.verdictAfter()),
                difference.samplesBefore(),
                difference.samplesAfter());
    }

    private static String label(Desk desk, String name) {
        return desk.edition()
                .report()
                .kpi(name)
                .map(kpi -> kpi.label().in(desk.words().language()))
                .orElse(name);
    }

    private static @Nullable Styled value(Desk desk, Optional<Kpi> kpi, @Nullable Double base) {
        return base == null
                ? null
                : kpi.map(known -> new Styled(
                                Formats.cell(known, base),
                                Look.TEXT.as(Formats.value(known, desk.words())).center()))
                        .orElse(new Styled(base, Look.TEXT.as("0.0###")));
    }
}
