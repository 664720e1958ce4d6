package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.inputs.BackupLine;
import com.sitearis.maintenance.kpi.inputs.DatabaseDay;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The month's backups with their proofs, and the databases day by day. */
final class DatabaseSheet {

    private static final Look MEGABYTES = Look.TEXT.as("#,##0.0");

    private DatabaseSheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.DATABASE, 36, 16, 14, 24, 14, 18, 20, 16, 14);
        backups(desk.words(), page, desk.edition().inputs().backups());
        days(desk.words(), page, desk.edition().inputs().databaseDays());
    }

    private static void backups(Words words, Page page, Input<List<BackupLine>> input) {
        page.section(words.say("database.backups"));
        List<BackupLine> backups = input.value();
        if (backups == null) {
            page.missing(input.reason());
        } else if (backups.isEmpty()) {
            page.paragraph(words.say("database.no-backups"));
        } else {
            page.head("backup", "database", "day", "tiers", "size", "proof", "proven", "restore-time", "state");
            backups.forEach(backup -> page.row(
                    backup.id(),
                    backup.database(),
                    backup.date(),
                    backup.tiers(),
                    new Styled(backup.bytes() / 1e6, MEGABYTES),
                    backup.verdict(),
                    backup.provenAt(),
                    backup.restoreTime(),
                    backup.state()));
        }
    }

    private static void days(Words words, Page page, Input<List<DatabaseDay>> input) {
        page.section(words.say("database.days"));
        List<DatabaseDay> days = input.value();
        if (days == null || days.isEmpty()) {
            page.missing(input.reason());
            return;
        }
        page.head("database", "day", "size", "connections", "cpu");
        for (DatabaseDay day : days) {
            page.row(
                    day.database(),
                    day.day(),
                    styled(day.bytes(), 1e-6, MEGABYTES),
                    styled(day.connections(), 1, Look.TEXT.as("0.0")),
                    styled(day.cpuUsed(), 1, Look.TEXT.as("0.0%")));
        }
    }

    private static @Nullable Styled styled(@Nullable Double value, double factor, Look look) {
        return value == null ? null : new Styled(value * factor, look);
    }
}
