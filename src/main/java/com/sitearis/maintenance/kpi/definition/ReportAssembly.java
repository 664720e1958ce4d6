package com.sitearis.maintenance.kpi.definition;

import com.sitearis.maintenance.kpi.definition.ReportYaml.KpiYaml;
import com.sitearis.maintenance.kpi.definition.ReportYaml.LabelYaml;
import com.sitearis.maintenance.plan.RecordFile;
import com.sitearis.maintenance.plan.written.WrittenPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** From a report file as written to the report; finds what a single value cannot show. */
final class ReportAssembly {

    private static final Objective STAND_IN = new Objective(true, true, BigDecimal.ZERO, Unit.NONE);

    private final String name;
    private final String display;
    private final RecordFile<ReportYaml> file;

    ReportAssembly(String name, String display, RecordFile<ReportYaml> file) {
        this.name = name;
        this.display = display;
        this.file = file;
    }

    Report report(ReportYaml yaml) {
        if (yaml.recipients().isEmpty()) {
            file.problem("recipients", "names nobody", "write at least one contact of the plan, such as [lead]");
        }
        if (yaml.kpis().isEmpty()) {
            file.problem("kpis", "is empty", "write at least one figure below it");
        }
        List<Kpi> kpis = new ArrayList<>();
        yaml.kpis().forEach((key, kpi) -> kpis.add(kpi(key, kpi)));
        return new Report(
                name,
                display,
                label(yaml.title()),
                yaml.environment(),
                yaml.language() == null
                        ? null
                        : Locale.forLanguageTag(yaml.language().name().toLowerCase(Locale.ROOT)),
                yaml.recipients(),
                share(yaml.completeFrom()),
                sheets(yaml.sheets()),
                List.copyOf(kpis));
    }

    private List<Sheet> sheets(List<Sheet> given) {
        if (given.isEmpty()) {
            return Arrays.asList(Sheet.values());
        }
        if (given.get(0) != Sheet.SUMMARY) {
            file.problem("sheets[0]", "is not the summary", "begin with summary");
        }
        Set<Sheet> seen = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            if (!seen.add(given.get(i))) {
                file.problem("sheets[" + i + "]", "is given twice", "remove one of the two");
            }
        }
        return given;
    }

    private double share(String text) {
        Optional<Objective> share =
                Objective.parse(">= " + text).filter(one -> one.unit() == Unit.PERCENT && one.baseLimit() <= 1);
        if (share.isEmpty()) {
            file.problem("complete-from", "is no share", "write 99 %");
        }
        return share.map(Objective::baseLimit).orElse(1.0);
    }

    private Kpi kpi(String key, KpiYaml yaml) {
        String path = "kpis." + key;
        if (yaml.row() != null && (yaml.row() < 1 || yaml.row() > WrittenPlan.ROWS)) {
            file.problem(path + ".row", "is no row of the written plan", "write 1 to " + WrittenPlan.ROWS);
        }
        if (yaml.decimals() < 0 || yaml.decimals() > 6) {
            file.problem(path + ".decimals", "is not between 0 and 6", "write 2");
        }
        if (yaml.minimumSamples() < 1) {
            file.problem(path + ".minimum-samples", "is under 1", "write 100");
        }
        file.known(path + ".metric", yaml.metric(), Measure.names(), "metric");
        Optional<Measure> measure = Measure.of(yaml.metric());
        measure.ifPresent(known -> checkAggregation(path, known, yaml));
        return new Kpi(
                key,
                yaml.row(),
                label(yaml.label()),
                measure.orElse(Measure.AVAILABILITY),
                yaml.aggregation(),
                objective(path, yaml, measure),
                yaml.byDevice(),
                yaml.minimumSamples(),
                yaml.counted(),
                yaml.decimals());
    }

    private void checkAggregation(String path, Measure measure, KpiYaml yaml) {
        List<String> words = measure.aggregations().stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!measure.aggregations().contains(yaml.aggregation())) {
            file.problem(
                    path + ".aggregation", "does not fit " + measure.metric(), "write " + String.join(" or ", words));
        }
        if (yaml.byDevice() && !measure.vital()) {
            file.problem(path + ".by-device", "only web.* is measured by device", "remove it");
        }
    }

    private Objective objective(String path, KpiYaml yaml, Optional<Measure> measure) {
        Optional<Objective> objective = Objective.parse(yaml.objective());
        if (objective.isEmpty()) {
            file.problem(path + ".objective", "is no objective", "write \"> 99.9 %\", \"< 200 ms\" or \"< 0.1\"");
        } else if (measure.isPresent()
                && objective.get().unit().quantity() != measure.get().quantity()) {
            file.problem(
                    path + ".objective",
                    "does not fit " + yaml.metric(),
                    "write it in " + measure.get().quantity().about());
        }
        return objective.orElse(STAND_IN);
    }

    private static Label label(LabelYaml yaml) {
        return new Label(yaml.fr(), yaml.en());
    }
}
