package com.sitearis.maintenance.kpi.figures;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.figures.Figure.Part;
import com.sitearis.maintenance.kpi.inputs.Availability;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.Note;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 1 − |DOWN| / |KNOWN| inside the agreed service time. Unknown time bounds it: all of it down at worst, all of it up at best;
 * an objective between the two is not decided.
 */
final class AvailabilityFigure {

    private static final Note FORMULA = Note.of("formula.availability");

    private AvailabilityFigure() {}

    static Figure of(Kpi kpi, Input<Availability> input) {
        Availability time = input.value();
        if (time == null) {
            return Figure.blank(kpi, input.reason(), input.source(), FORMULA);
        }
        if (time.agreed().isZero()) {
            return Figure.blank(kpi, Note.of("reason.no-agreed-time"), input.source(), FORMULA);
        }
        if (time.known().isZero()) {
            return Figure.blank(kpi, Note.of("reason.nobody-watched"), input.source(), FORMULA)
                    .covering(0);
        }
        // Shares of what was up: as 1 − share of what was down, exactly 99.9 % would become a little more or less.
        Duration up = time.known().minus(time.down());
        double worst = share(up, time.agreed());
        double best = share(time.agreed().minus(time.down()), time.agreed());
        double coverage = share(time.known(), time.agreed());
        Figure figure = Figure.of(kpi, share(up, time.known()), time.known().toMinutes(), input.source(), FORMULA)
                .within(worst, best, coverage)
                .beside(List.of(
                        new Part(Note.of("part.raw"), raw(time), time.rawKnown().toMinutes())));
        if (kpi.objective().met(worst) != kpi.objective().met(best)) {
            return figure.inconclusive(Note.of("doubt.bounds", percent(worst), percent(best)));
        }
        return coverage < 1 ? figure.doubting(Note.of("doubt.coverage", percent(coverage))) : figure;
    }

    private static @Nullable Double raw(Availability time) {
        return time.rawKnown().isZero() ? null : share(time.rawKnown().minus(time.rawDown()), time.rawKnown());
    }

    static double share(Duration part, Duration whole) {
        return (double) part.toMillis() / whole.toMillis();
    }

    /** Truncated: 99.99996 % is not 100 %. */
    private static double percent(double share) {
        return Math.floor(share * 1_000_000) / 10_000;
    }
}
