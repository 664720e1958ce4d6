package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.PlanReport.Firing;
import com.sitearis.maintenance.cli.PlanReport.Job;
import com.sitearis.maintenance.cli.PlanReport.Row;
import com.sitearis.maintenance.plan.written.WrittenPlan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The plan as a person reads it, at most 120 columns wide but for paths and problems, which are not broken. */
final class PlanReportText {

    private static final int WIDTH = 120;
    private static final int NAMES_SHOWN = 12;
    private static final String INDENT = " ".repeat(13);

    private final StringBuilder text = new StringBuilder();

    PlanReportText(PlanReport report) {
        if (report.valid()) {
            plan(report);
        } else {
            problems(report);
        }
        warnings(report);
    }

    @Override
    public String toString() {
        return text.toString().replace('\u00a0', ' ');
    }

    /** {@code PT1H30M} as {@code 1h30m}. */
    static String span(Duration span) {
        long days = span.toDays();
        String rest = span.minusDays(days).toString().substring(2).toLowerCase(Locale.ROOT);
        return days == 0 ? rest : days + "d" + (span.minusDays(days).isZero() ? "" : rest);
    }

    private void plan(PlanReport report) {
        wrapped("", report.plan() + ": " + count(report.jobs().size(), "job") + " from " + report.source());
        line("zone " + report.zone() + ", language " + report.language() + ", digest "
                + report.digest().substring(0, 12));
        for (Job job : report.jobs()) {
            job(job);
        }
        rows(report.rows());
        if (report.duty() != null) {
            duty(report.duty());
        }
    }

    private void duty(DutyReport duty) {
        line("");
        line("Duty");
        labelled("nobody", duty.uncovered().isEmpty() ? "at no hour of the week" : DutyReport.joined(duty.uncovered()));
        duty.alone().forEach((name, hours) -> wrapped("  ", name + " alone: " + DutyReport.joined(hours)));
        labelled("holidays", duty.holidays());
        labelled("mail", duty.mail());
    }

    private void job(Job job) {
        line("");
        line(job.name() + "  (" + job.kind() + ")");
        if (!job.purpose().isEmpty()) {
            wrapped("  ", job.purpose());
        }
        labelled("rows", job.rows().isEmpty() ? "none of the written plan" : joined(job.rows()));
        labelled("targets", shortened(job.targets()));
        labelled("schedule", job.schedule());
        if (!job.next().isEmpty()) {
            String next = job.next().stream().map(Firing::local).collect(Collectors.joining("\n"));
            labelled("next", next);
        } else if (job.schedule().startsWith("every ")) {
            labelled("next", "counted from its first firing on a node");
        }
        labelled("limits", limits(job));
        labelled("tells", shortened(job.tellOnFailure()) + " of a failure");
    }

    private static String limits(Job job) {
        Duration within = job.finishWithin();
        String finish = within == null ? "no time limit" : "finish within " + span(within);
        String retry = job.retries() == 0
                ? "no retry"
                : "retry " + count(job.retries(), "time") + " after " + span(job.retryWait());
        return finish + ", " + retry;
    }

    private void rows(List<Row> rows) {
        line("");
        line("Rows of the written plan that are carried out: " + rows.size() + " of " + WrittenPlan.ROWS);
        for (Row row : rows) {
            text.append(String.format(Locale.ROOT, "%5d  ", row.row()));
            wrap("       ", String.join(", ", row.jobs()), 7);
        }
    }

    private void problems(PlanReport report) {
        report.problems().forEach(problem -> line(problem.toString()));
        line("");
        line(count(report.problems().size(), "problem") + " in " + report.source()
                + "; nothing runs until they are corrected");
    }

    private void warnings(PlanReport report) {
        if (report.warnings().isEmpty()) {
            return;
        }
        line("");
        line("Not set in this environment; what needs it will fail:");
        report.warnings().forEach(missing -> line("  " + missing));
    }

    private void labelled(String label, String value) {
        text.append(String.format(Locale.ROOT, "  %-10s ", label));
        wrap(INDENT, value, INDENT.length());
    }

    private void wrapped(String indent, String value) {
        text.append(indent);
        wrap(indent, value, indent.length());
    }

    /** Appends words from a column on, breaking lines before they grow over the width. */
    private void wrap(String indent, String value, int column) {
        int at = column;
        for (String line : value.lines().toList()) {
            if (at > column) {
                text.append('\n').append(indent);
                at = column;
            }
            for (String word : line.split(" ", -1)) {
                boolean first = at == column;
                if (!first && at + 1 + word.length() > WIDTH) {
                    text.append('\n').append(indent);
                    at = column;
                    first = true;
                }
                text.append(first ? "" : " ").append(word);
                at += word.length() + (first ? 0 : 1);
            }
        }
        text.append('\n');
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String shortened(List<String> names) {
        String shown = joined(names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return names.size() <= NAMES_SHOWN ? shown : shown + " and " + (names.size() - NAMES_SHOWN) + " more";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
