package com.sitearis.maintenance.slowquery.weekly;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.plan.PlanCheck;
import com.sitearis.maintenance.plan.Problem;
import com.sitearis.maintenance.slowquery.weekly.definition.WeeklyReports;
import java.util.List;

/** {@code kind: slow-query-report}. */
public final class SlowReportKind implements JobKind<SlowReportSettings> {

    static final String WEEK = "week";

    @Override
    public String name() {
        return "slow-query-report";
    }

    @Override
    public Class<SlowReportSettings> settings() {
        return SlowReportSettings.class;
    }

    /** One report, whatever it tells of. */
    @Override
    public List<String> targets(SlowReportSettings settings) {
        return List.of(settings.report());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.week(WEEK, "the week to report instead of the one before"));
    }

    @Override
    public void check(SlowReportSettings settings, PlanCheck check) {
        if (settings.databases().isEmpty()) {
            check.problem("databases", "no database is named", "write a list of names from plan.yaml: [production]");
        }
        for (int i = 0; i < settings.databases().size(); i++) {
            check.reference(
                    "databases[" + i + "]",
                    settings.databases().get(i),
                    check.plan().databases().keySet(),
                    "database");
        }
        WeeklyReports.standard()
                .read(settings.report(), check.plan())
                .problems()
                .forEach(problem -> add(problem, check));
    }

    private static void add(Problem problem, PlanCheck check) {
        check.problem(
                "report",
                "its definition " + problem.file() + ":" + problem.line() + ": "
                        + (problem.path().isEmpty() ? "" : problem.path() + ": ") + problem.wrong(),
                problem.write());
    }
}
