package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.detail.Detail;
import com.sitearis.maintenance.kpi.edition.Conclusion;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.JournalEntry;
import com.sitearis.maintenance.kpi.figures.Difference;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.figures.Verdict;
import com.sitearis.maintenance.kpi.words.FigureText;
import com.sitearis.maintenance.kpi.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the mail of the month says, as text and as HTML. */
final class MonthMail {

    private final Edition edition;
    private final Enclosed enclosed;
    private final Optional<String> page;
    private final Words words;
    private final FigureText figures;

    /** @param page where the console shows it */
    MonthMail(Edition edition, Enclosed enclosed, Optional<String> page) {
        this.edition = edition;
        this.enclosed = enclosed;
        this.page = page;
        this.words = Words.in(edition.language());
        this.figures = new FigureText(words);
    }

    /** {@code [KPI] SiteAris – octobre 2026 – 6 OK / 3 KO – v1}. */
    String subject() {
        int open = edition.counted(Verdict.INCONCLUSIVE).size()
                + edition.counted(Verdict.UNKNOWN).size();
        String missed = edition.counted(Verdict.MISSED).size() + "";
        return words.say(
                "mail.subject",
                edition.plan(),
                words.month(edition.month()),
                edition.counted(Verdict.MET).size(),
                // What has no verdict is named as well: 0 KO alone would sound better than it is.
                open == 0 ? missed + " KO" : missed + " KO" + words.say("mail.open", open),
                edition.version());
    }

    String text() {
        List<String> lines = new ArrayList<>(opening());
        lines.add("");
        for (Kpi kpi : edition.report().kpis()) {
            Figure figure = edition.figure(kpi);
            lines.add(
                    icon(figure.verdict()) + " " + kpi.label().in(words.language()) + " : " + figures.value(kpi, figure)
                            + " (" + figures.objective(kpi) + ") – " + words.say(figure.verdict()));
            figures.notes(kpi, figure).forEach(note -> lines.add("    " + note));
        }
        lines.add("");
        lines.addAll(Conclusion.lines(edition, words));
        lines.addAll(differences());
        lines.add("");
        lines.add(words.say("mail.attached"));
        lines.addAll(detail());
        page.ifPresent(address -> lines.add(words.say("mail.console", address)));
        lines.add(words.say("mail.signed"));
        return String.join("\n", lines) + "\n";
    }

    String html() {
        StringBuilder html = new StringBuilder();
        opening().forEach(line -> paragraph(html, line));
        html.append("<table cellpadding=\"6\" style=\"border-collapse:collapse;font-size:14px\"><tr>");
        for (String head : List.of("kpi", "objective", "actual", "status", "source")) {
            html.append("<th align=\"left\" style=\"background:#17365D;color:#fff\">")
                    .append(escaped(words.say("column." + head)))
                    .append("</th>");
        }
        html.append("</tr>");
        edition.report().kpis().forEach(kpi -> row(html, kpi));
        html.append("</table>");
        Conclusion.lines(edition, words).forEach(line -> paragraph(html, line));
        differences().stream().filter(line -> !line.isEmpty()).forEach(line -> paragraph(html, line));
        paragraph(html, words.say("mail.attached"));
        detail().forEach(line -> paragraph(html, line));
        page.map(MonthMail::escaped)
                .map(address -> "<a href=\"" + address + "\">" + address + "</a>")
                .ifPresent(link -> html.append("<p>")
                        .append(words.say("mail.console", link))
                        .append("</p>"));
        paragraph(html, words.say("mail.signed"));
        return "<!doctype html><html lang=\"" + words.language().getLanguage()
                + "\"><body style=\"font-family:Calibri,Arial,sans-serif;color:#1F2933\">" + html + "</body></html>";
    }

    /** Where the rows behind the figures are. */
    private List<String> detail() {
        Detail detail = enclosed.detail();
        if (detail == null) {
            return List.of();
        }
        if (enclosed.detailAttached()) {
            return List.of(words.say("mail.detail", detail.fileName(), detail.rows()));
        }
        String command = "maintenance kpi build --report " + edition.report().name() + " --month " + edition.month()
                + " --detail " + detail.fileName();
        return List.of(
                words.say("mail.detail-kept", detail.fileName(), detail.rows(), detail.bytes() / 1e6, command),
                "SHA-256: " + detail.sha256());
    }

    private List<String> opening() {
        List<String> lines = new ArrayList<>();
        lines.add(words.say(
                "mail.hello",
                edition.plan(),
                words.month(edition.month()),
                edition.version(),
                words.say(edition.provisional() ? "state.provisional" : "state.final")));
        if (edition.provisional()) {
            lines.add(words.say("mail.provisional"));
        }
        return lines;
    }

    private void row(StringBuilder html, Kpi kpi) {
        Figure figure = edition.figure(kpi);
        String colour = switch (figure.verdict()) {
            case MET -> "#D3F2DC";
            case MISSED -> "#FBD9D5";
            case INCONCLUSIVE, UNKNOWN -> "#E4E7EB";
        };
        html.append("<tr style=\"border-bottom:1px solid #CBD2D9\"><td><b>")
                .append(escaped(kpi.label().in(words.language())))
                .append("</b></td><td>")
                .append(escaped(figures.objective(kpi)))
                .append("</td><td>")
                .append(escaped(figures.value(kpi, figure)))
                .append("</td><td style=\"background:" + colour + "\">")
                .append(icon(figure.verdict()) + " " + escaped(words.say(figure.verdict())))
                .append("</td><td style=\"font-size:12px\">")
                .append(escaped(String.join(" · ", figures.notes(kpi, figure))))
                .append("</td></tr>");
    }

    /** What changed since the version before. */
    private List<String> differences() {
        JournalEntry entry = edition.journal().get(edition.journal().size() - 1);
        List<String> lines = new ArrayList<>();
        if (entry.version() > 1) {
            lines.add("");
            lines.add(words.say("mail.differences", entry.version() - 1));
            entry.differences().forEach(difference -> lines.add(line(difference)));
            if (entry.differences().isEmpty()) {
                lines.add(words.say("journal.same"));
            }
        }
        return lines;
    }

    private String line(Difference difference) {
        return edition.report()
                .kpi(difference.kpi())
                .map(kpi -> "– " + kpi.label().in(words.language()) + " : " + figures.value(kpi, difference.before())
                        + " → "
                        + figures.value(kpi, difference.after()) + " (" + words.say(difference.verdictBefore()) + " → "
                        + words.say(difference.verdictAfter()) + ")")
                .orElse("– " + difference.kpi());
    }

    private static String icon(Verdict verdict) {
        return switch (verdict) {
            case MET -> "✔";
            case MISSED -> "✖";
            case INCONCLUSIVE -> "≈";
            case UNKNOWN -> "?";
        };
    }

    private static void paragraph(StringBuilder html, String line) {
        html.append("<p>").append(escaped(line)).append("</p>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
