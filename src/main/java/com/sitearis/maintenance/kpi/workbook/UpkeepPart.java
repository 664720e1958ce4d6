package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.Upkeep;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.util.Set;

/** The part of the database sheet about upkeep: findings that stand, and figures with what is to be thought of them. */
final class UpkeepPart {

    private static final Set<String> IN_BYTES = Set.of("db.index-size", "db.bloat", "db.unused-indexes");

    private UpkeepPart() {}

    static void write(Words words, Page page, Input<Upkeep> input) {
        page.section(words.say("upkeep.title"));
        Upkeep upkeep = input.value();
        if (upkeep == null) {
            page.missing(input.reason());
            return;
        }
        page.head("database", "severe", "warnings", "notes");
        upkeep.findings()
                .forEach(one -> page.row(
                        one.database(),
                        new Styled(
                                one.severe(),
                                one.severe() > 0 ? Look.TEXT.on("FBD9D5").ink("8E1B10") : Look.TEXT),
                        one.warnings(),
                        one.notes()));
        page.skip(1);
        if (upkeep.figures().isEmpty()) {
            page.paragraph(words.say("upkeep.no-figures"));
            return;
        }
        page.head("database", "value", "unit", "what", "measured", "doubt");
        upkeep.figures().forEach(line -> {
            boolean bytes = IN_BYTES.contains(line.metric());
            String what = words.say("upkeep." + line.metric());
            page.row(
                    line.database(),
                    new Styled(bytes ? line.value() / 1e6 : line.value(), Look.TEXT.as(bytes ? "#,##0.0" : "#,##0")),
                    bytes ? words.say("upkeep.megabytes") : "",
                    line.object().isEmpty() ? what : what + ": " + line.object(),
                    line.measured(),
                    words.say("upkeep.doubt." + line.metric()));
        });
    }
}
