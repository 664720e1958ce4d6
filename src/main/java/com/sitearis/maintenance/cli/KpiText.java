package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.kpi.KpiSheet;
import java.util.ArrayList;
import java.util.List;

/** A month's figures as lines for people. */
final class KpiText {

    private KpiText() {}

    static String of(KpiSheet sheet) {
        List<String> lines = new ArrayList<>();
        lines.add(sheet.month() + ", "
                + (sheet.version() == 0 ? "as of now, not kept" : "version " + sheet.version())
                + (sheet.provisional() ? ", provisional" : ""));
        Table table = new Table("ROW", "KPI", "OBJECTIVE", "ACTUAL", "STATUS", "N", "SOURCE");
        for (KpiSheet.Row row : sheet.figures()) {
            table.row(
                    row.row() == null ? "" : String.valueOf(row.row()),
                    row.label(),
                    row.objective(),
                    row.shown(),
                    row.status(),
                    row.value() == null ? "–" : String.valueOf(row.samples()),
                    row.source());
        }
        lines.add(table.toString());
        lines.add("");
        for (KpiSheet.Row row : sheet.figures()) {
            row.notes().forEach(note -> lines.add(row.label() + ": " + note));
            if (row.comment() != null) {
                lines.add(row.label() + ": « " + row.comment() + " »");
            }
        }
        lines.add("");
        lines.addAll(sheet.conclusion());
        sheet.bouncing()
                .forEach(one -> lines.add("mails to " + one.address() + " come back: " + one.why()
                        + " (correct it in plan.yaml; `maintenance mail list`)"));
        return String.join("\n", lines);
    }
}
