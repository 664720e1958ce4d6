package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arithmetic of mean times. */
final class MeanTimesPolicy {

    private MeanTimesPolicy() {}

    /** @param restored incidents with an end of their impact */
    static MeanTimes of(List<Incident> restored, MeanTimes.Between between) {
        List<Duration> toRestore = restored.stream()
                .map(Incident::toRestore)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        List<Duration> toAcknowledge = restored.stream()
                .map(Incident::toAcknowledge)
                .flatMap(Optional::stream)
                .toList();
        return new MeanTimes(
                toRestore.size(),
                mean(toRestore),
                median(toRestore),
                toAcknowledge.size(),
                mean(toAcknowledge),
                between);
    }

    /**
     * (observed − down) / failures. Outages that overlap or touch are one failure; one that lies inside a window is none.
     *
     * @param agreed the agreed service time of the days looked at
     * @param observed how much of it was known
     */
    static MeanTimes.Between between(List<Span> outages, Spans agreed, Duration observed) {
        List<Span> failures = Spans.union(outages).parts().stream()
                .filter(outage -> !agreed.and(outage).isEmpty())
                .toList();
        Duration down = Spans.union(failures).and(agreed).length();
        if (observed.isZero()) {
            return new MeanTimes.Between(
                    failures.size(), observed, down, null, null, "no check says anything about these days");
        }
        if (failures.isEmpty()) {
            return new MeanTimes.Between(0, observed, down, null, observed, null);
        }
        Duration up = observed.minus(down);
        Duration mean = (up.isNegative() ? Duration.ZERO : up).dividedBy(failures.size());
        return new MeanTimes.Between(failures.size(), observed, down, mean, null, null);
    }

    private static @Nullable Duration mean(List<Duration> times) {
        return times.isEmpty()
                ? null
                : times.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(times.size());
    }

    /** @param times sorted */
    private static @Nullable Duration median(List<Duration> times) {
        if (times.isEmpty()) {
            return null;
        }
        int half = times.size() / 2;
        return times.size() % 2 == 1
                ? times.get(half)
                : times.get(half - 1).plus(times.get(half)).dividedBy(2);
    }
}
