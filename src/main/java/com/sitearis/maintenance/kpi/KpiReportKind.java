package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.definition.Reports;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.plan.PlanCheck;
import com.sitearis.maintenance.plan.Problem;
import java.util.List;

/** {@code kind: kpi-report}. */
public final class KpiReportKind implements JobKind<KpiReportSettings> {

    static final String MONTH = "month";

    @Override
    public String name() {
        return "kpi-report";
    }

    @Override
    public Class<KpiReportSettings> settings() {
        return KpiReportSettings.class;
    }

    @Override
    public List<String> targets(KpiReportSettings settings) {
        return List.of(settings.report());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.month(MONTH, "the month to report instead of the one before"));
    }

    @Override
    public void check(KpiReportSettings settings, PlanCheck check) {
        Reports reports = Reports.standard();
        List<String> names = reports.names();
        check.reference("report", settings.report(), names, "report");
        if (names.contains(settings.report())) {
            reports.read(settings.report(), check.plan()).problems().forEach(problem -> add(problem, check));
        }
    }

    private static void add(Problem problem, PlanCheck check) {
        check.problem(
                "report",
                "its definition " + problem.file() + ":" + problem.line() + ": "
                        + (problem.path().isEmpty() ? "" : problem.path() + ": ") + problem.wrong(),
                problem.write());
    }
}
