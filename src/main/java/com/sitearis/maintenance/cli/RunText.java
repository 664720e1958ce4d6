package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.RunDetail.Attempt;
import com.sitearis.maintenance.run.RunDetail.Progress;
import com.sitearis.maintenance.run.RunDetail.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs as {@code run list} and {@code run show} tell them. */
record RunText(Times times) {

    String list(List<Run> runs) {
        if (runs.isEmpty()) {
            return "no runs";
        }
        Table table =
                new Table("RUN", "JOB", "TARGET", "FOR (" + times.zone() + ")", "STATE", "ATTEMPT", "TOOK", "WHY");
        for (Run run : runs) {
            table.row(
                    Long.toString(run.id()),
                    run.job(),
                    run.target(),
                    times.at(run.slot()),
                    word(run.state()),
                    Integer.toString(run.attempt()),
                    Times.took(run.started(), run.finished()),
                    run.told() == null ? "" : firstLine(run.told().message()));
        }
        return table.toString();
    }

    String show(RunDetail detail) {
        Run run = detail.run();
        List<String> out = new ArrayList<>();
        out.add("run " + run.id() + ": " + run.job() + " on " + run.target() + ", for " + times.at(run.slot()) + " "
                + times.zone());
        out.add("  " + word(run.state()) + ", attempt " + run.attempt() + ", asked by "
                + (run.askedBy() == null ? "the schedule" : run.askedBy())
                + (run.node() == null ? "" : ", node " + run.node()));
        if (!run.parameters().isEmpty()) {
            out.add("  told " + run.parameters());
        }
        if (run.nextAttempt() != null) {
            out.add("  next attempt at " + times.at(run.nextAttempt()));
        }
        if (run.told() != null) {
            out.add("  " + run.told().message().replace("\n", "\n  "));
            out.add("  HINT: " + run.told().hint());
            out.add("  RUNBOOK: src/docs/runbook/" + run.told().runbook() + ".md");
        }
        detail.attempts().forEach(attempt -> attempt(out, attempt));
        out.add("history");
        detail.changes()
                .forEach(change -> out.add("  " + times.at(change.at()) + "  " + word(change.to()) + "  "
                        + change.reason() + (change.node() == null ? "" : "  (" + change.node() + ")")));
        return String.join("\n", out);
    }

    private void attempt(List<String> out, Attempt attempt) {
        out.add("attempt " + attempt.number() + (attempt.node() == null ? "" : " on " + attempt.node()) + ": "
                + attempt.status().toLowerCase(Locale.ROOT));
        for (Step step : attempt.steps()) {
            out.add(String.format(
                            Locale.ROOT,
                            "  %-12s %-10s %s  %s%s",
                            step.name(),
                            step.status().toLowerCase(Locale.ROOT),
                            times.at(step.started()),
                            Times.took(step.started(), step.ended()),
                            step.progress() == null ? "" : "  " + bytes(step.progress()))
                    .stripTrailing());
            if (step.message() != null) {
                out.add("    " + step.message().replace("\n", "\n    "));
            }
            step.notes().forEach(note -> out.add("    " + note.text()));
        }
    }

    static String bytes(Progress progress) {
        String done = size(progress.doneBytes());
        return progress.totalBytes() == 0 ? done : done + " of " + size(progress.totalBytes());
    }

    static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
