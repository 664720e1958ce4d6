package com.sitearis.maintenance.notify.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A message as a lead, facts, sections and commands; the same as plain text and as HTML that needs nothing from outside. */
public final class Page {

    private static final String BODY =
            "font:15px/1.5 system-ui,sans-serif;color:#1b1b1b;max-width:44em;margin:1.5em auto;padding:0 1em";
    private static final String PRE =
            "font:13px/1.5 ui-monospace,monospace;background:#f3f3f3;padding:.7em;white-space:pre-wrap";

    private final Locale language;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<String> rows = new ArrayList<>();

    public Page(Locale language) {
        this.language = language;
    }

    /** What happened, one sentence. */
    public Page lead(String lead) {
        text.append(lead).append("\n\n");
        html.append("<p><strong>").append(Html.escape(lead)).append("</strong></p>");
        return this;
    }

    /** Something to know beside it. */
    public Page remark(String words) {
        text.append(words).append("\n\n");
        html.append("<p>").append(Html.escape(words)).append("</p>");
        return this;
    }

    /** One labelled line. */
    public Page fact(String label, String value) {
        String colon = language.equals(Locale.ENGLISH) ? ": " : " : ";
        text.append(label).append(colon).append(value).append('\n');
        rows.add("<tr><th align=\"left\" valign=\"top\" style=\"padding-right:1em;font-weight:600\">"
                + Html.escape(label) + "</th><td>" + Html.escape(value) + "</td></tr>");
        return this;
    }

    /** An empty line between two groups of facts. */
    public Page gap() {
        text.append('\n');
        table();
        return this;
    }

    public Page section(String heading, String words) {
        heading(heading);
        text.append(words.indent(2));
        html.append("<p style=\"white-space:pre-wrap\">")
                .append(Html.escape(words))
                .append("</p>");
        return this;
    }

    /** An address to follow. */
    public Page link(String heading, String address) {
        heading(heading);
        text.append(address.indent(2));
        String escaped = Html.escape(address);
        html.append("<p><a href=\"")
                .append(escaped)
                .append("\">")
                .append(escaped)
                .append("</a></p>");
        return this;
    }

    /** Lines to be typed. */
    public Page commands(String heading, List<String> lines) {
        heading(heading);
        text.append(String.join("\n", lines).indent(2));
        html.append("<pre style=\"")
                .append(PRE)
                .append("\">")
                .append(Html.escape(String.join("\n", lines)))
                .append("</pre>");
        return this;
    }

    private void heading(String heading) {
        table();
        if (!text.isEmpty() && !text.substring(text.length() - 2).equals("\n\n")) {
            text.append('\n');
        }
        text.append(heading).append('\n');
        html.append("<h3 style=\"margin-bottom:0\">")
                .append(Html.escape(heading))
                .append("</h3>");
    }

    private void table() {
        if (!rows.isEmpty()) {
            html.append("<table cellspacing=\"0\">")
                    .append(String.join("", rows))
                    .append("</table>");
            rows.clear();
        }
    }

    public String text() {
        return PlainText.of(text.toString());
    }

    public String html(String title) {
        table();
        return Html.document(language, title, "<body style=\"" + BODY + "\">" + html + "</body>");
    }
}
