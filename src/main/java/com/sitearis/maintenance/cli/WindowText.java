package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.Window;
import java.time.Duration;
import java.util.List;

/** Maintenance windows as people read them. */
record WindowText(Times times) {

    String list(List<Window> windows) {
        if (windows.isEmpty()) {
            return "no windows";
        }
        Table table = new Table(
                "ID", "ENVIRONMENT", "FROM (" + times.zone() + ")", "TO", "LENGTH", "DEDUCTED", "REASON", "WHO");
        for (Window window : windows) {
            table.row(
                    window.id() == null ? "-" : Long.toString(window.id()),
                    window.environment(),
                    times.at(window.from()),
                    times.at(window.to()),
                    Times.took(Duration.between(window.from(), window.to())),
                    window.deducted() ? "yes" : "no: " + window.notDeducted(),
                    window.reason(),
                    who(window));
        }
        return table.toString();
    }

    private String who(Window window) {
        if (window.cancelledBy() != null) {
            return "cancelled by " + window.cancelledBy() + ", " + times.at(window.cancelledAt());
        }
        return window.announcedBy() == null ? "the plan" : window.announcedBy() + ", " + times.at(window.announcedAt());
    }
}
