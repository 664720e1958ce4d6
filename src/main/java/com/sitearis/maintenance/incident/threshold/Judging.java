package com.sitearis.maintenance.incident.threshold;

import com.sitearis.maintenance.incident.AlarmPhrase;
import com.sitearis.maintenance.incident.threshold.Judgement.Verdict;
import com.sitearis.maintenance.incident.threshold.MetricThresholdsSettings.Threshold;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.Summary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges one threshold at an instant, by the samples of the time before it. Keeps nothing: a run that is repeated says the same. */
final class Judging {

    private final Metrics metrics;
    private final List<SeriesState> known;
    private final String environment;
    private final Threshold threshold;
    private final Instant now;

    /** @param known all series */
    Judging(Metrics metrics, List<SeriesState> known, String environment, Threshold threshold, Instant now) {
        this.metrics = metrics;
        this.known = known;
        this.environment = environment;
        this.threshold = threshold;
        this.now = now;
    }

    /** One for each target and each value of the labels that are judged apart; none when nothing ever came in. */
    List<Judgement> judge() {
        return known.stream()
                .map(SeriesState::series)
                .filter(this::concerns)
                .map(this::group)
                .distinct()
                .map(this::judge)
                .toList();
    }

    Quantity quantity() {
        return threshold.of() != null
                ? new Quantity("ratio")
                : new Quantity(known.stream()
                        .filter(one -> one.series().metric().equals(threshold.metric()))
                        .map(SeriesState::unit)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** Such as {@code http.response mean > 2000 ms}. */
    String limit(Locale language) {
        BigDecimal above = threshold.above();
        String what = threshold.of() == null ? " " + name(language) : " / " + threshold.of();
        return threshold.metric()
                + what
                + (above != null ? " > " : " < ")
                + quantity().of(above != null ? above : Objects.requireNonNull(threshold.below()));
    }

    private String name(Locale language) {
        return switch (threshold.figure()) {
            case MEAN -> AlarmPhrase.MEAN.in(language);
            case MIN -> AlarmPhrase.MIN.in(language);
            case MAX -> AlarmPhrase.MAX.in(language);
            case LAST -> AlarmPhrase.LAST.in(language);
            case SUM -> AlarmPhrase.SUM.in(language);
            case P50, P75, P95, P99 -> threshold.figure().name().toLowerCase(Locale.ROOT);
        };
    }

    private boolean concerns(Series series) {
        return series.metric().equals(threshold.metric())
                && series.environment().equals(environment)
                && (threshold.target() == null || series.target().equals(threshold.target()))
                && series.labels().entrySet().containsAll(threshold.labels().entrySet());
    }

    private Group group(Series series) {
        SortedMap<String, String> by = new TreeMap<>(series.labels());
        by.keySet().retainAll(threshold.by());
        return new Group(series.target(), by);
    }

    private Judgement judge(Group group) {
        Summary samples = summary(threshold.metric(), group);
        String of = threshold.of();
        if (of == null) {
            OptionalDouble figure = samples.n() < threshold.atLeast()
                    ? OptionalDouble.empty()
                    : threshold.figure().of(samples);
            return judge(
                    group,
                    figure,
                    this::name,
                    language -> AlarmPhrase.SAMPLES.in(language, samples.n()),
                    language -> AlarmPhrase.SAMPLES.in(language, threshold.atLeast()));
        }
        // A part without its whole, or the other way round, makes no share.
        double whole = summary(of, group).sum().orElse(0);
        boolean enough = whole >= threshold.atLeast() && samples.n() > 0;
        OptionalDouble share = enough ? OptionalDouble.of(samples.sum().orElseThrow() / whole) : OptionalDouble.empty();
        String counted = new Quantity(null).of(whole) + " " + of;
        return judge(
                group,
                share,
                language -> threshold.metric(),
                language -> counted,
                language -> threshold.atLeast() + " " + of);
    }

    private Judgement judge(
            Group group,
            OptionalDouble figure,
            Function<Locale, String> name,
            Function<Locale, String> counted,
            Function<Locale, String> needed) {
        String time = Spoken.of(threshold.for_());
        if (figure.isEmpty()) {
            return new Judgement(
                    group,
                    Verdict.NOT_JUDGED,
                    language ->
                            AlarmPhrase.TOO_FEW.in(language, counted.apply(language), time, needed.apply(language)));
        }
        double value = figure.getAsDouble();
        String shown = quantity().of(value);
        return new Judgement(
                group,
                verdict(value),
                language ->
                        AlarmPhrase.FIGURE.in(language, name.apply(language), shown, counted.apply(language), time));
    }

    /** A value that equals the limit is not beyond it. */
    private Verdict verdict(double value) {
        if (beyond(value, threshold.above(), threshold.below())) {
            return Verdict.BREACHED;
        }
        BigDecimal ends = threshold.ends();
        boolean between = ends != null
                && beyond(value, threshold.above() == null ? null : ends, threshold.below() == null ? null : ends);
        return between ? Verdict.BETWEEN : Verdict.FINE;
    }

    private static boolean beyond(double value, @Nullable BigDecimal above, @Nullable BigDecimal below) {
        return (above != null && value > above.doubleValue()) || (below != null && value < below.doubleValue());
    }

    private Summary summary(String metric, Group group) {
        SortedMap<String, String> labels = new TreeMap<>(Map.copyOf(threshold.labels()));
        labels.putAll(group.by());
        SeriesQuery query = new SeriesQuery(metric, environment, group.target(), labels);
        return metrics.summary(query, now.minus(threshold.for_()), now.plusNanos(1000));
    }
}
