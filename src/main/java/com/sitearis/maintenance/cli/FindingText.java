package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.finding.KnownFinding;
import com.sitearis.maintenance.upkeep.vacuum.VacuumPreview;
import java.util.List;
import java.util.Locale;

/** Findings as people read them. */
final class FindingText {

    private final Times times;

    FindingText(Times times) {
        this.times = times;
    }

    String list(List<KnownFinding> found) {
        if (found.isEmpty()) {
            return "nothing stands; what was never looked at is not known (`job list` shows what looks, and when)";
        }
        StringBuilder text = new StringBuilder();
        for (KnownFinding known : found) {
            text.append(known.finding().severity().name().toLowerCase(Locale.ROOT))
                    .append("  ")
                    .append(known.target())
                    .append("  ")
                    .append(known.finding().kind());
            if (!known.finding().object().isEmpty()) {
                text.append("  ").append(known.finding().object());
            }
            text.append("\n    ").append(known.finding().evidence());
            if (!known.finding().suggestion().isEmpty()) {
                text.append("\n    -> ").append(known.finding().suggestion());
            }
            text.append("\n    since ").append(times.at(known.firstSeen())).append(", last seen ");
            text.append(times.at(known.lastSeen()));
            if (known.resolved() != null) {
                text.append(", resolved ").append(times.at(known.resolved()));
            }
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }

    static String vacuum(VacuumPreview preview) {
        StringBuilder text = new StringBuilder(preview.database())
                .append(": ")
                .append(preview.autovacuum())
                .append('\n');
        for (VacuumPreview.Step step : preview.steps()) {
            text.append(step.sql()).append(step.allowed() ? "" : "   (not by this account)");
            text.append("\n    ").append(String.join("; ", step.reasons())).append('\n');
        }
        return (preview.steps().isEmpty() ? text.append("nothing needs it\n") : text)
                .toString()
                .stripTrailing();
    }
}
