package com.sitearis.maintenance.console.status;

import com.sitearis.maintenance.incident.history.ServiceDay;
import com.sitearis.maintenance.incident.history.ServiceHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The last ninety days. Those that are over are read again only every few hours: checks that come late, and windows that are put
 * on record afterwards, appear then.
 */
final class PastDays {

    static final int DAYS = 90;
    private static final Duration KEPT = Duration.ofHours(6);

    private record Place(String environment, String component) {}

    private record Known(LocalDate today, Instant read, List<ServiceDay> before) {}

    private final ServiceHistory history;
    private final Clock clock;
    private final Map<Place, Known> known = new HashMap<>();

    PastDays(ServiceHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    synchronized List<ServiceDay> of(String environment, String component, ZoneId zone) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Known before = Objects.requireNonNull(known.compute(
                new Place(environment, component),
                (place, old) -> old != null
                                && old.today().equals(today)
                                && now.isBefore(old.read().plus(KEPT))
                        ? old
                        : new Known(
                                today,
                                now,
                                history.days(
                                        environment,
                                        component,
                                        today.minusDays(DAYS - 1L),
                                        today.minusDays(1),
                                        zone))));
        List<ServiceDay> days = new ArrayList<>(before.before());
        days.addAll(history.days(environment, component, today, today, zone));
        return List.copyOf(days);
    }
}
