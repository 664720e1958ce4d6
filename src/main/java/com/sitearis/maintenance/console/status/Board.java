package com.sitearis.maintenance.console.status;

import com.sitearis.maintenance.incident.history.ServiceDay;
import com.sitearis.maintenance.incident.history.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the public is told. Texts that people typed are not in it, but for the impact of a window, which is written for users.
 *
 * @param at when it was put together
 */
record Board(Instant at, List<Service> services) {

    /** An environment with a promise. */
    record Service(
            String name, List<Component> components, List<Trouble> open, List<Trouble> over, List<Work> planned) {}

    /** @param days oldest first, today last */
    record Component(String name, Standing now, List<ServiceDay> days) {

        /** In percent of the time that is known, cut to two decimals so that it never looks better than it was; empty when nothing is. */
        public Optional<BigDecimal> availability() {
            Duration known = sum(days.stream().map(ServiceDay::known));
            Duration up = sum(days.stream().map(ServiceDay::up));
            return known.isZero()
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(up.toMillis())
                            .movePointRight(2)
                            .divide(BigDecimal.valueOf(known.toMillis()), 2, RoundingMode.FLOOR));
        }

        public List<DayBar> bars() {
            return DayBar.of(days);
        }

        public List<DayBar> outages() {
            return bars().stream()
                    .filter(bar -> bar.kind() == DayBar.Kind.OUTAGE)
                    .toList();
        }

        /** Days of which nothing is known. */
        public long unknown() {
            return days.stream().filter(ServiceDay::unknown).count();
        }

        private static Duration sum(Stream<Duration> parts) {
            return parts.reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** How far an incident is. */
    enum Progress {
        INVESTIGATING,
        IDENTIFIED,
        MONITORING,
        RESOLVED
    }

    /**
     * An incident.
     *
     * @param component null for the service as a whole
     * @param until null while it lasts
     */
    record Trouble(
            @Nullable String component,
            Progress progress,
            Instant since,
            @Nullable Instant until,
            @Nullable Instant nextWord) {}

    /**
     * A maintenance window.
     *
     * @param impact what users will notice; null for the usual
     */
    record Work(Instant from, Instant to, @Nullable String impact) {}

    /** The worst of all components, where not to know is worse than to be up; empty when there is none. */
    public Optional<Standing> overall() {
        List<Standing> all = services.stream()
                .flatMap(service -> service.components().stream())
                .map(Component::now)
                .toList();
        return Stream.of(Standing.DOWN, Standing.UNKNOWN, Standing.MAINTENANCE, Standing.UP)
                .filter(all::contains)
                .findFirst();
    }
}
