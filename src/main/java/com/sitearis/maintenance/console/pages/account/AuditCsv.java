package com.sitearis.maintenance.console.pages.account;

import com.sitearis.maintenance.audit.Audited;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit log as RFC 4180 has it; times in UTC. */
final class AuditCsv {

    /** What a spreadsheet would compute. */
    private static final String FORMULA = "=+-@\t\r";

    private final PrintWriter out;

    AuditCsv(PrintWriter out) {
        this.out = out;
        row(Stream.of(
                "number", "at", "actor", "via", "address", "action", "subject", "detail", "request", "ended", "outcome",
                "result"));
    }

    void line(Audited audited) {
        var entry = audited.entry();
        row(Stream.of(
                Long.toString(audited.id()),
                audited.at().toString(),
                entry.actor(),
                entry.via(),
                entry.address(),
                entry.action(),
                entry.subject(),
                entry.detail(),
                entry.request(),
                text(audited.ended()),
                text(audited.outcome()),
                text(audited.result())));
    }

    private void row(Stream<String> cells) {
        out.print(cells.map(AuditCsv::cell).collect(Collectors.joining(",")));
        out.print("\r\n");
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
