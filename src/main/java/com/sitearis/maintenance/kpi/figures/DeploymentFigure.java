package com.sitearis.maintenance.kpi.figures;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.figures.Figure.Part;
import com.sitearis.maintenance.kpi.inputs.DeploymentLine;
import com.sitearis.maintenance.kpi.inputs.DeploymentLine.Outcome;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Note;
import java.util.List;

/** Deployments that succeeded and stayed: neither rolled back nor followed by trouble within 48 hours. */
public final class DeploymentFigure {

    /** Under this many, a single failure misses an objective of 95 %. */
    private static final int FEW = 20;

    private DeploymentFigure() {}

    /** Attempts that count: canceled ones and other environments do not. */
    public static List<DeploymentLine> counted(List<DeploymentLine> all, MonthInputs inputs) {
        return all.stream()
                .filter(one -> one.environment().equals(inputs.environment()) && inputs.contains(one.at()))
                .filter(one -> one.outcome() != Outcome.CANCELED)
                .toList();
    }

    public static boolean good(DeploymentLine one) {
        return one.outcome() == Outcome.SUCCEEDED && one.trouble() == null;
    }

    static Figure of(Kpi kpi, MonthInputs inputs) {
        Note formula = Note.of("formula.deployments");
        Input<List<DeploymentLine>> input = inputs.deployments();
        List<DeploymentLine> known = input.value();
        if (known == null) {
            return Figure.blank(kpi, input.reason(), input.source(), formula);
        }
        List<DeploymentLine> counted = counted(known, inputs);
        if (counted.isEmpty()) {
            return Figure.blank(kpi, Note.of("reason.no-deployment"), input.source(), formula);
        }
        int n = counted.size();
        long good = counted.stream().filter(DeploymentFigure::good).count();
        // A deployment that was rolled back later had passed its pipeline.
        long passed =
                counted.stream().filter(one -> one.outcome() != Outcome.FAILED).count();
        Figure figure = Figure.of(kpi, (double) good / n, n, input.source(), formula)
                .beside(List.of(new Part(Note.of("part.pipeline"), (double) passed / n, n)));
        return n < FEW ? figure.doubting(Note.of("doubt.few-deployments", n)) : figure;
    }
}
