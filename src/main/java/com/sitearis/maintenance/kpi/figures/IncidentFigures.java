package com.sitearis.maintenance.kpi.figures;

import com.sitearis.maintenance.kpi.definition.Aggregation;
import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.figures.Figure.Part;
import com.sitearis.maintenance.kpi.inputs.IncidentLine;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Note;
import com.sitearis.maintenance.kpi.inputs.Reliability;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Times of incidents: to restore (P0 to P2, in the month of restoration), to acknowledge, and between failures. */
final class IncidentFigures {

    /** Windows of three hours a week leave 98 % of the time; below this the monitor was away for days. */
    private static final double MOSTLY = 0.95;

    private IncidentFigures() {}

    static Figure repair(Kpi kpi, MonthInputs inputs) {
        return times(kpi, inputs, Note.of("formula.mttr"), IncidentLine::restored, IncidentLine::impactStart);
    }

    static Figure acknowledgement(Kpi kpi, MonthInputs inputs) {
        return times(kpi, inputs, Note.of("formula.mtta"), IncidentLine::acknowledged, IncidentLine::detected);
    }

    private static Figure times(
            Kpi kpi,
            MonthInputs inputs,
            Note formula,
            Function<IncidentLine, @Nullable Instant> end,
            Function<IncidentLine, Instant> begin) {
        Input<List<IncidentLine>> input = inputs.incidents();
        List<IncidentLine> known = input.value();
        if (known == null) {
            return Figure.blank(kpi, input.reason(), input.source(), formula);
        }
        double[] seconds = known.stream()
                .filter(one -> !one.warning()
                        && one.priority() <= 2
                        && one.environment().equals(inputs.environment()))
                .filter(one -> ended(end.apply(one), inputs))
                .mapToDouble(one -> seconds(begin.apply(one), end.apply(one)))
                .sorted()
                .toArray();
        if (seconds.length == 0) {
            return Figure.blank(kpi, Note.of("reason.no-incident"), input.source(), formula);
        }
        double mean = Arrays.stream(seconds).average().orElseThrow();
        double median = median(seconds);
        boolean byMedian = kpi.aggregation() == Aggregation.MEDIAN;
        return Figure.of(kpi, byMedian ? median : mean, seconds.length, input.source(), formula)
                .beside(List.of(new Part(
                        Note.of(byMedian ? "part.mean" : "part.median"), byMedian ? mean : median, seconds.length)));
    }

    private static boolean ended(@Nullable Instant end, MonthInputs inputs) {
        return end != null && inputs.contains(end);
    }

    private static double seconds(Instant begin, @Nullable Instant end) {
        return end == null ? Double.NaN : Duration.between(begin, end).toMillis() / 1000.0;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** (observed − down) ÷ failures over the rolling window; without a failure the window itself is a lower bound. */
    static Figure betweenFailures(Kpi kpi, Input<Reliability> input) {
        Note formula = Note.of("formula.mtbf");
        Reliability known = input.value();
        if (known == null) {
            return Figure.blank(kpi, input.reason(), input.source(), formula);
        }
        if (known.observed().isZero()) {
            return Figure.blank(kpi, Note.of("reason.nobody-watched"), input.source(), formula)
                    .covering(0);
        }
        double watched = AvailabilityFigure.share(known.observed(), known.window());
        Figure figure = known.failures() == 0
                ? noFailure(kpi, known, watched, input.source(), formula)
                : Figure.of(
                        kpi,
                        (double) known.observed().minus(known.down()).toSeconds() / known.failures(),
                        known.failures(),
                        input.source(),
                        formula);
        // Failures may hide in time that nobody watched, so that too few of them prove nothing.
        return watched < MOSTLY && figure.verdict() == Verdict.MET
                ? figure.covering(watched).inconclusive(Note.of("doubt.watched", Math.floor(watched * 10_000) / 100))
                : figure.covering(watched);
    }

    private static Figure noFailure(Kpi kpi, Reliability known, double watched, String source, Note formula) {
        Duration atLeast = watched < MOSTLY ? known.observed() : known.window();
        return Figure.of(kpi, (double) atLeast.toSeconds(), Long.MAX_VALUE, source, formula)
                .counting(0)
                .atLeast()
                .doubting(Note.of("doubt.no-failure"));
    }
}
