package com.sitearis.maintenance.kpi.figures;

import com.sitearis.maintenance.kpi.definition.Aggregation;
import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.figures.Figure.Part;
import com.sitearis.maintenance.kpi.inputs.Distribution;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.Note;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Means and percentiles over the month's samples, and shares of totals. Never a mean of means. */
final class DistributionFigure {

    private static final String ALL_SESSIONS = "sessions.total";

    private DistributionFigure() {}

    static Figure of(Kpi kpi, Input<List<Distribution>> input) {
        Note formula = formula(kpi);
        List<Distribution> known = input.value();
        if (known == null) {
            return Figure.blank(kpi, input.reason(), input.source(), formula);
        }
        if (known.stream().noneMatch(one -> one.metric().equals(kpi.measure().metric()))) {
            return Figure.blank(kpi, Note.of("reason.no-source"), input.source(), formula);
        }
        List<Distribution> ours = known.stream()
                .filter(one -> one.metric().equals(kpi.measure().metric()) && one.samples() > 0)
                .filter(one -> kpi.byDevice() != one.device().isEmpty())
                .filter(one -> value(kpi, one) != null)
                .toList();
        if (ours.isEmpty()) {
            return Figure.blank(kpi, Note.of("reason.no-samples", kpi.measure().metric()), input.source(), formula);
        }
        return kpi.byDevice()
                ? worse(kpi, ours, input.source(), formula)
                : figure(kpi, ours.get(0), input.source(), formula);
    }

    /** The worse device class decides, of those with enough samples. */
    private static Figure worse(Kpi kpi, List<Distribution> classes, String source, Note formula) {
        Comparator<Distribution> byValue = Comparator.comparingDouble(one -> checked(kpi, one));
        Comparator<Distribution> byBadness = kpi.objective().above() ? byValue : byValue.reversed();
        List<Distribution> ordered = classes.stream().sorted(byBadness).toList();
        Optional<Distribution> decides = ordered.stream()
                .filter(one -> one.samples() >= kpi.minimumSamples())
                .findFirst();
        List<Part> parts = classes.stream()
                .map(one -> new Part(Note.of("part." + one.device()), value(kpi, one), one.samples()))
                .toList();
        Figure figure =
                figure(kpi, decides.orElse(ordered.get(0)), source, formula).beside(parts);
        boolean someTooSmall =
                decides.isPresent() && classes.stream().anyMatch(one -> one.samples() < kpi.minimumSamples());
        // A class too small to judge could be the worse one: what the other one says is then half the answer.
        return someTooSmall && figure.verdict() == Verdict.MET
                ? figure.inconclusive(Note.of("doubt.device-too-small", kpi.minimumSamples()))
                : figure;
    }

    private static Figure figure(Kpi kpi, Distribution one, String source, Note formula) {
        Figure figure = Figure.of(kpi, checked(kpi, one), one.samples(), source, formula);
        return one.doubt() == null ? figure : figure.doubting(one.doubt());
    }

    private static Note formula(Kpi kpi) {
        String aggregation = kpi.aggregation().name().toLowerCase(Locale.ROOT);
        return Note.of("formula." + (kpi.measure() == Measure.HTTP_RESPONSE ? "response." : "") + aggregation);
    }

    private static double checked(Kpi kpi, Distribution one) {
        Double value = value(kpi, one);
        return value == null ? Double.NaN : value;
    }

    private static @Nullable Double value(Kpi kpi, Distribution one) {
        return kpi.aggregation() == Aggregation.MEAN
                ? Double.valueOf(one.sum() / one.samples())
                : one.quantiles().get(kpi.aggregation().name().toLowerCase(Locale.ROOT));
    }

    /** Σ of the metric ÷ Σ of all sessions. */
    static Figure share(Kpi kpi, Input<List<Distribution>> input) {
        Note formula = Note.of("formula.sessions");
        List<Distribution> known = input.value();
        if (known == null) {
            return Figure.blank(kpi, input.reason(), input.source(), formula);
        }
        double all = sum(known, ALL_SESSIONS);
        boolean counted =
                known.stream().anyMatch(one -> one.metric().equals(kpi.measure().metric()));
        if (all <= 0 || !counted) {
            return Figure.blank(
                    kpi,
                    Note.of(
                            "reason.no-samples",
                            counted ? ALL_SESSIONS : kpi.measure().metric()),
                    input.source(),
                    formula);
        }
        return Figure.of(kpi, sum(known, kpi.measure().metric()) / all, Math.round(all), input.source(), formula);
    }

    private static double sum(List<Distribution> known, String metric) {
        return known.stream()
                .filter(one -> one.metric().equals(metric) && one.device().isEmpty())
                .mapToDouble(Distribution::sum)
                .sum();
    }
}
