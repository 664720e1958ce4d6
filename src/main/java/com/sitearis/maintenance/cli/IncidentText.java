package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentEvent;
import com.sitearis.maintenance.incident.IncidentSheet;
import com.sitearis.maintenance.incident.ResponseClock;
import com.sitearis.maintenance.plan.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Incidents as {@code incident list} and {@code incident show} tell them. */
record IncidentText(Times times) {

    String list(List<IncidentSheet> sheets) {
        if (sheets.isEmpty()) {
            return "no incidents";
        }
        Table table = new Table(
                "ID",
                "",
                "STATE",
                "ENVIRONMENT",
                "DETECTED (" + times.zone() + ")",
                "LASTED",
                "RESPONSE",
                "WHO",
                "WHAT");
        for (IncidentSheet sheet : sheets) {
            Incident incident = sheet.incident();
            table.row(
                    Long.toString(incident.id()),
                    incident.priority().name(),
                    state(incident),
                    place(incident),
                    times.at(incident.detected()),
                    incident.toRestore().map(Times::took).orElse("-"),
                    response(sheet.response()),
                    incident.assignee() == null ? "-" : incident.assignee(),
                    incident.title());
        }
        return table.toString();
    }

    String show(IncidentSheet sheet) {
        Incident incident = sheet.incident();
        List<String> out = new ArrayList<>();
        out.add("incident " + incident.id() + ": " + incident.priority() + " " + incident.title());
        out.add("  " + state(incident) + ", " + place(incident)
                + (incident.assignee() == null ? ", nobody works on it" : ", " + incident.assignee() + " works on it")
                + ", reported " + (incident.fires() == 1 ? "once" : incident.fires() + " times"));
        out.add("  detected  " + times.at(incident.detected()) + " by " + incident.openedBy());
        out.add("  impact    " + times.at(incident.impactStart()) + " to "
                + (incident.impactEnd() == null ? "now" : times.at(incident.impactEnd()))
                + incident.toRestore()
                        .map(took -> " (" + Times.took(took) + ")")
                        .orElse(""));
        out.add("  response  " + response(sheet.response()));
        if (incident.nextUpdate() != null) {
            out.add("  next word promised for " + times.at(incident.nextUpdate()));
        }
        if (!incident.deployments().isEmpty()) {
            out.add("  deployments: " + String.join(", ", incident.deployments()));
        }
        history(sheet, out);
        if (incident.priority().worseThan(Priority.P2) && !incident.falseAlarm()) {
            checklist(sheet.checklist(), out);
        }
        return String.join("\n", out);
    }

    private void history(IncidentSheet sheet, List<String> out) {
        if (sheet.history() == null) {
            return;
        }
        out.add("history (" + times.zone() + ")");
        for (IncidentEvent event : sheet.history()) {
            out.add(("  " + times.at(event.at()) + "  " + RunText.word(event.kind()) + change(event) + "  "
                                    + event.text())
                            .stripTrailing()
                    + "  (" + event.by() + ")");
        }
    }

    private static String change(IncidentEvent event) {
        if (event.to() == null) {
            return "";
        }
        return event.from() == null ? " " + event.to() : " " + event.from() + " → " + event.to();
    }

    private static void checklist(@Nullable Map<ChecklistItem, IncidentEvent> answers, List<String> out) {
        out.add("checklist");
        for (ChecklistItem item : ChecklistItem.values()) {
            IncidentEvent answer = answers == null ? null : answers.get(item);
            out.add("  " + (answer == null ? "[ ] " + item.word() : "[x] " + item.word() + ": " + answer.text()));
        }
    }

    private static String place(Incident incident) {
        return incident.component() == null
                ? incident.environment()
                : incident.environment() + "/" + incident.component();
    }

    private static String state(Incident incident) {
        return incident.falseAlarm() ? "false alarm" : RunText.word(incident.state());
    }

    private String response(ResponseClock clock) {
        String late = clock.late() ? ", LATE" : "";
        if (clock.taken() != null) {
            return "after " + Times.took(clock.taken()) + late;
        }
        return clock.due() == null ? "no limit" : "due " + times.at(clock.due()) + late;
    }
}
