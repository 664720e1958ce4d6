package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.backup.rebuild.RebuildReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What comparing the catalogue with the stores found. */
final class RebuildText {

    private RebuildText() {}

    static String of(Map<String, RebuildReport> reports) {
        List<String> lines = new ArrayList<>();
        reports.forEach((store, report) -> {
            lines.add("store " + store + ": " + report.present() + " backups, "
                    + report.adopted().size() + " of them new to the catalogue");
            report.lost().forEach(id -> lines.add("  LOST " + id + ": the catalogue has it, the store has not"));
            report.incomplete()
                    .forEach((id, faults) -> lines.add("  INCOMPLETE " + id + ": " + String.join("; ", faults)));
            report.unreadable().forEach((where, why) -> lines.add("  UNREADABLE " + where + ": " + why));
            report.leftovers()
                    .forEach((prefix, bytes) -> lines.add("  no backup, " + bytes + " bytes: " + prefix
                            + (report.removed().contains(prefix) ? " (removed)" : " (--remove-leftovers removes it)")));
            report.foreign()
                    .forEach((plan, count) -> lines.add("  " + count + " backups of plan " + plan + ", left alone"));
        });
        return String.join("\n", lines);
    }
}
