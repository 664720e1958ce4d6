package com.sitearis.maintenance.kpi.figures;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.inputs.Note;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One KPI in one month.
 *
 * @param kpi its name in the report file
 * @param value in base units; null when it cannot be computed
 * @param blank why there is no value; present exactly then
 * @param censored the value is only a lower bound: nothing happened in the whole window
 * @param samples how many observations it rests on
 * @param coverage share of the agreed time that is known, or null where that means nothing
 * @param worst and {@code best}: where the value lies for certain, when part of the time is unknown
 * @param source where the inputs come from
 * @param doubts what weakens it
 * @param parts further figures beside it, such as the median, or mobile and desktop
 */
public record Figure(
        String kpi,
        @Nullable Double value,
        @Nullable Note blank,
        Verdict verdict,
        boolean censored,
        long samples,
        @Nullable Double coverage,
        @Nullable Double worst,
        @Nullable Double best,
        String source,
        Note formula,
        List<Note> doubts,
        List<Part> parts) {

    /** A further figure in the same unit. */
    public record Part(Note label, @Nullable Double value, long samples) {}

    static Figure blank(Kpi kpi, Note why, String source, Note formula) {
        return new Figure(
                kpi.name(),
                null,
                why,
                Verdict.UNKNOWN,
                false,
                0,
                null,
                null,
                null,
                source,
                formula,
                List.of(),
                List.of());
    }

    /** A figure judged by its objective. */
    static Figure of(Kpi kpi, double value, long samples, String source, Note formula) {
        Verdict verdict = kpi.objective().met(value) ? Verdict.MET : Verdict.MISSED;
        return new Figure(
                        kpi.name(),
                        value,
                        null,
                        verdict,
                        false,
                        samples,
                        null,
                        null,
                        null,
                        source,
                        formula,
                        List.of(),
                        List.of())
                .doubtingSmall(kpi);
    }

    private Figure doubtingSmall(Kpi kpi) {
        return samples >= kpi.minimumSamples()
                ? this
                : inconclusive(Note.of("doubt.few-samples", samples, kpi.minimumSamples()));
    }

    Figure inconclusive(Note why) {
        return new Figure(
                kpi,
                value,
                blank,
                Verdict.INCONCLUSIVE,
                censored,
                samples,
                coverage,
                worst,
                best,
                source,
                formula,
                plus(why),
                parts);
    }

    Figure doubting(Note why) {
        return new Figure(
                kpi, value, blank, verdict, censored, samples, coverage, worst, best, source, formula, plus(why),
                parts);
    }

    Figure within(double worstCase, double bestCase, double known) {
        return new Figure(
                kpi, value, blank, verdict, censored, samples, known, worstCase, bestCase, source, formula, doubts,
                parts);
    }

    Figure covering(double known) {
        return new Figure(
                kpi, value, blank, verdict, censored, samples, known, worst, best, source, formula, doubts, parts);
    }

    Figure atLeast() {
        return new Figure(
                kpi, value, blank, verdict, true, samples, coverage, worst, best, source, formula, doubts, parts);
    }

    Figure counting(long observations) {
        return new Figure(
                kpi,
                value,
                blank,
                verdict,
                censored,
                observations,
                coverage,
                worst,
                best,
                source,
                formula,
                doubts,
                parts);
    }

    Figure beside(List<Part> more) {
        return new Figure(
                kpi, value, blank, verdict, censored, samples, coverage, worst, best, source, formula, doubts, more);
    }

    private List<Note> plus(Note doubt) {
        List<Note> all = new ArrayList<>(doubts);
        all.add(doubt);
        return List.copyOf(all);
    }
}
