package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.ServerApi;
import com.sitearis.maintenance.plan.written.WrittenPlan;
import com.sitearis.maintenance.plan.written.WrittenRow;
import com.sitearis.maintenance.run.CoveredRow;
import com.sitearis.maintenance.run.CoveredRow.Carried;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of the written plan as a person reads them on a terminal. */
final class CoverageText {

    private final Times times;

    CoverageText(Times times) {
        this.times = times;
    }

    /** What a server tells, with the rows' texts, which are part of the program. */
    static List<CoveredRow> told(ServerApi api) {
        record Told(int row, List<Carried> proofs) {}
        Map<Integer, WrittenRow> rows =
                WrittenPlan.rows().stream().collect(Collectors.toMap(WrittenRow::number, Function.identity()));
        return api.whole("/plan/rows", Told.class).stream()
                .map(told -> new CoveredRow(Objects.requireNonNull(rows.get(told.row())), told.proofs()))
                .toList();
    }

    String of(List<CoveredRow> rows) {
        Table table = new Table("ROW", "STATE", "WHAT", "JOB", "LAST (" + times.zone() + ")", "RUN");
        rows.forEach(row -> add(row, table));
        long done = rows.stream()
                .filter(row -> row.state() == CoveredRow.State.CARRIED_OUT)
                .count();
        long withJob = rows.stream()
                .filter(row -> row.state() != CoveredRow.State.NO_JOB)
                .count();
        return table + "\n" + rows.size() + " rows: " + withJob + " have a job, " + done + " are carried out";
    }

    private void add(CoveredRow row, Table table) {
        String number = Integer.toString(row.row().number());
        String title = row.row().title().in(Locale.ENGLISH);
        if (row.by().isEmpty()) {
            table.row(number, word(row.state()), title, "", "", "");
        }
        for (int i = 0; i < row.by().size(); i++) {
            Carried by = row.by().get(i);
            table.row(
                    i == 0 ? number : "",
                    word(by.state()),
                    i == 0 ? title : "",
                    by.job() + " on " + by.target(),
                    by.at() == null ? "never" : times.at(by.at()),
                    by.run() == null ? "" : Long.toString(by.run()));
        }
    }

    private static String word(CoveredRow.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
