package com.sitearis.maintenance.kpi.figures;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.figures.Figure.Part;
import com.sitearis.maintenance.kpi.inputs.CoverageBuild;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Note;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Test coverage of the newest build of the main branch; an older build says how old it is. */
final class CoverageFigure {

    private CoverageFigure() {}

    static Figure of(Kpi kpi, MonthInputs inputs) {
        Note formula = Note.of("formula.coverage");
        Input<List<CoverageBuild>> input = inputs.coverage();
        Optional<CoverageBuild> build = input.known().stream()
                .flatMap(List::stream)
                .filter(one -> one.metric().equals(kpi.measure().metric()))
                .findFirst();
        if (build.isEmpty()) {
            Note why = input.value() == null ? input.reason() : Note.of("reason.no-build");
            return Figure.blank(kpi, why, input.source(), formula);
        }
        CoverageBuild newest = build.get();
        Figure figure = Figure.of(kpi, newest.value(), Math.max(1, newest.builds()), input.source(), formula);
        if (newest.builds() == 0) {
            long age = Duration.between(newest.at(), inputs.end()).toDays();
            return figure.doubting(Note.of("doubt.old-build", age));
        }
        Long above = newest.above();
        return above == null
                ? figure
                : figure.beside(List.of(
                        new Part(Note.of("part.builds-above"), (double) above / newest.builds(), newest.builds())));
    }
}
