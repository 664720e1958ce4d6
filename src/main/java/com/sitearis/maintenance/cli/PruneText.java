package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.backup.retention.Decision;
import com.sitearis.maintenance.backup.retention.PruneReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was pruned, or would be, with the reasons. */
final class PruneText {

    private PruneText() {}

    static String of(List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return "no backups";
        }
        Table table = new Table("BACKUP", "", "BECAUSE");
        decisions.forEach(decision -> table.row(
                decision.backupId(), decision.keep() ? "stays" : "GOES", String.join("; ", decision.reasons())));
        return table.toString();
    }

    static String of(Map<String, PruneReport> reports) {
        List<String> lines = new ArrayList<>();
        reports.forEach((where, report) -> {
            lines.add(where + ": " + report.pruned().size() + " pruned, "
                    + report.kept().size() + " kept, " + report.freed() / 1_000_000 + " MB freed");
            report.pruned()
                    .forEach(gone -> lines.add("  " + gone.backupId() + ": " + String.join("; ", gone.reasons())));
            report.refused().forEach(kept -> lines.add("  NOT PRUNED " + kept.backupId() + ": " + kept.why()));
        });
        return String.join("\n", lines);
    }
}
