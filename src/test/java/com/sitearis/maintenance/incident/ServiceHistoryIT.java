package com.sitearis.maintenance.incident;

import static com.sitearis.maintenance.incident.Lives.exactly;
import static com.sitearis.maintenance.incident.Lives.local;
import static com.sitearis.maintenance.incident.Lives.span;
import static com.sitearis.maintenance.incident.Lives.watched;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.incident.history.ServiceDay;
import com.sitearis.maintenance.incident.history.ServiceHistory;
import com.sitearis.maintenance.incident.history.Standing;
import com.sitearis.maintenance.incident.sla.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the public is told of past days: a day that nobody watched is neither good nor bad. */
class ServiceHistoryIT {

    private static IncidentDatabase database;

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("service_history");
    }

    @BeforeEach
    void empty() {
        database.empty();
        database.clock.set(local("2026-11-20T12:00"));
    }

    private static ServiceHistory history() {
        return new ServiceHistory(database.checks(), database.windows(), database.clock);
    }

    @Test
    void aDayIsWhatWasSeenOfIt() {
        // The 16th is watched and good, the 17th has an outage, the 18th nobody looks, half of the 19th.
        database.checks().record(watched(new Span(local("2026-11-16T00:00"), local("2026-11-17T00:00"))));
        database.checks()
                .record(exactly(
                        new Span(local("2026-11-17T00:00"), local("2026-11-18T00:00")),
                        span("2026-11-17T14:00", "2026-11-17T14:30")));
        database.checks().record(watched(new Span(local("2026-11-19T12:00"), local("2026-11-20T00:00"))));

        String component = history().components("production").get(0);
        List<ServiceDay> days = history()
                .days(
                        "production",
                        component,
                        LocalDate.parse("2026-11-15"),
                        LocalDate.parse("2026-11-19"),
                        Lives.PARIS);

        assertThat(days).extracting(ServiceDay::unknown).containsExactly(true, false, false, false, false);
        assertThat(days).extracting(ServiceDay::gaps).containsExactly(true, false, false, true, true);
        assertThat(days.get(2).down()).isEqualTo(Duration.ofMinutes(30));
        assertThat(days.get(1).down()).isZero();
        // A check speaks for a while after it, not for a day: no day without a look at it is good.
        assertThat(days.get(3).up()).isLessThan(Duration.ofMinutes(15));
    }

    @Test
    void aComponentThatIsNoLongerCheckedIsNotKnownToBeUp() {
        database.checks().record(watched(new Span(local("2026-11-20T11:00"), local("2026-11-20T12:00"))));
        String component = history().components("production").get(0);
        assertThat(history().now("production", component)).isEqualTo(Standing.UP);

        database.clock.set(local("2026-11-20T13:00"));
        assertThat(history().now("production", component)).isEqualTo(Standing.UNKNOWN);

        // Sunday 23:00 to 02:00 is the plan's window.
        database.clock.set(local("2026-11-22T23:30"));
        assertThat(history().now("production", component)).isEqualTo(Standing.MAINTENANCE);
    }
}
