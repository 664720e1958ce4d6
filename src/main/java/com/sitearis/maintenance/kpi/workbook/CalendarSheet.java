package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.figures.DeploymentFigure;
import com.sitearis.maintenance.kpi.inputs.Agenda;
import com.sitearis.maintenance.kpi.inputs.Availability;
import com.sitearis.maintenance.kpi.inputs.JobLine;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.RunLine;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in the month and when, which scheduled work was done with which proof, and what comes next. */
final class CalendarSheet {

    private static final int MOST = 400;
    private static final Look WRONG = Look.TEXT.on("FBD9D5").ink("8E1B10");
    private static final Look COUNT = Look.TEXT.as("0");

    private CalendarSheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.CALENDAR, 36, 44, 20, 20, 18, 20);
        events(desk, page);
        jobs(desk, page);
        failed(desk, page);
        agenda(desk, page);
        page.skip(1);
        page.paragraph(desk.words().say("calendar.people"));
    }

    private record Event(Instant from, @Nullable Instant until, String kind, String what, String state) {}

    private static void events(Desk desk, Page page) {
        Words words = desk.words();
        page.section(words.say("calendar.events"));
        List<Event> events = events(desk.edition().inputs(), words);
        if (events.isEmpty()) {
            page.paragraph(words.say("calendar.no-events"));
            return;
        }
        page.head("kind", "what", "from", "until", "state");
        events.stream()
                .sorted(Comparator.comparing(Event::from))
                .forEach(event -> page.row(event.kind(), event.what(), event.from(), event.until(), event.state()));
    }

    private static List<Event> events(MonthInputs inputs, Words words) {
        List<Event> events = new ArrayList<>();
        inputs.availability()
                .known()
                .ifPresent(time -> time.windows()
                        .forEach(window -> events.add(new Event(
                                window.from(),
                                window.until(),
                                words.say("calendar.window"),
                                window.reason(),
                                deducted(window, words)))));
        inputs.incidents()
                .known()
                .ifPresent(all -> all.forEach(incident -> events.add(new Event(
                        incident.impactStart(),
                        incident.restored(),
                        words.say("calendar.incident"),
                        "P" + incident.priority() + " " + incident.reference() + " " + incident.title(),
                        words.say(incident.restored() == null ? "calendar.open" : "calendar.restored")))));
        inputs.deployments()
                .known()
                .ifPresent(all -> DeploymentFigure.counted(all, inputs)
                        .forEach(one -> events.add(new Event(
                                one.at(),
                                one.at(),
                                words.say("calendar.deployment"),
                                one.sha().substring(0, Math.min(12, one.sha().length())),
                                words.say(one.outcome())))));
        return events;
    }

    private static String deducted(Availability.Window window, Words words) {
        return words.say(window.deducted() ? "calendar.deducted" : "availability.late");
    }

    private static void jobs(Desk desk, Page page) {
        Words words = desk.words();
        page.section(words.say("calendar.runs"));
        List<JobLine> jobs = desk.edition().inputs().jobs().value();
        if (jobs == null) {
            page.missing(desk.edition().inputs().jobs().reason());
        } else if (jobs.isEmpty()) {
            page.paragraph(words.say("calendar.no-runs"));
        } else {
            page.head("job", "target-of", "due", "done", "finished", "run");
            jobs.forEach(job -> page.row(
                    job.job(),
                    job.target(),
                    job.due(),
                    job.succeeded() == job.due() ? job.succeeded() : new Styled(job.succeeded(), WRONG.as("#,##0")),
                    job.finished(),
                    job.proof() == null ? null : new Styled(job.proof(), COUNT)));
        }
    }

    private static void failed(Desk desk, Page page) {
        List<RunLine> runs = desk.edition().inputs().runs().known().orElse(List.of()).stream()
                .filter(run -> !run.state().equals("SUCCEEDED"))
                .toList();
        if (runs.isEmpty()) {
            return;
        }
        page.section(desk.words().say("calendar.failed"));
        if (runs.size() > MOST) {
            page.paragraph(desk.words().say("calendar.shown", runs.size(), MOST));
        }
        page.head("job", "target-of", "due-at", "finished", "state", "run");
        runs.stream()
                .limit(MOST)
                .forEach(run -> page.row(
                        run.job(),
                        run.target(),
                        run.due(),
                        run.finished(),
                        new Styled(run.state(), WRONG),
                        new Styled(run.run(), COUNT)));
    }

    private static void agenda(Desk desk, Page page) {
        Words words = desk.words();
        page.section(words.say("calendar.next", Agenda.DAYS));
        Agenda agenda = desk.edition().inputs().agenda().value();
        if (agenda == null) {
            page.missing(desk.edition().inputs().agenda().reason());
            return;
        }
        page.head("job", "what", "first", "second", "times", "every");
        agenda.jobs()
                .forEach(
                        job -> page.row(job.job(), job.purpose(), job.first(), job.second(), job.times(), job.every()));
        page.section(words.say("calendar.windows", Agenda.DAYS));
        if (agenda.windows().isEmpty()) {
            page.paragraph(words.say("calendar.no-windows"));
            return;
        }
        page.head("kind", "reason", "from", "until", "state");
        agenda.windows()
                .forEach(window -> page.row(
                        words.say("calendar.window"),
                        window.reason(),
                        window.from(),
                        window.until(),
                        deducted(window, words)));
    }
}
