package com.sitearis.maintenance.kpi.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a figure was in one version and is in the next.
 *
 * @param before and {@code after} in base units; null for blank
 */
public record Difference(
        String kpi,
        @Nullable Double before,
        @Nullable Double after,
        Verdict verdictBefore,
        Verdict verdictAfter,
        long samplesBefore,
        long samplesAfter) {

    /** The figures whose value, verdict or sample size changed. */
    public static List<Difference> between(List<Figure> before, List<Figure> after) {
        List<Difference> differences = new ArrayList<>();
        for (Figure now : after) {
            Optional<Figure> then =
                    before.stream().filter(one -> one.kpi().equals(now.kpi())).findFirst();
            Difference difference = new Difference(
                    now.kpi(),
                    then.map(Figure::value).orElse(null),
                    now.value(),
                    then.map(Figure::verdict).orElse(Verdict.UNKNOWN),
                    now.verdict(),
                    then.map(Figure::samples).orElse(0L),
                    now.samples());
            if (difference.real()) {
                differences.add(difference);
            }
        }
        return differences;
    }

    private boolean real() {
        return !Objects.equals(before, after) || verdictBefore != verdictAfter || samplesBefore != samplesAfter;
    }
}
