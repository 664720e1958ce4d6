package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.MaintenanceWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which weekly windows were in force when: a plan that names more of them tomorrow does not better last month's figures. */
final class WeeklyHistory {

    private final JdbcClient jdbc;
    private final Clock clock;

    WeeklyHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param since {@link Instant#MIN} for the first plan's, and {@code until} {@link Instant#MAX} for the present one's */
    private record InForce(MaintenanceWindow window, ZoneId zone, Instant since, Instant until) {

        /** Deducted are those that the plan named when they began. */
        Stream<Span> occurrences(Span period) {
            return WeeklyWindows.occurrences(window, zone, period).stream()
                    .filter(span -> !span.from().isBefore(since) && span.from().isBefore(until));
        }
    }

    /** Writes down what the plan names from now on. Any number of nodes may do so at once. */
    void inForce(MaintenancePlan plan) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<MaintenanceWindow> named = plan.windows();
        List<InForce> known = all();
        known.stream()
                .filter(one -> one.until().equals(Instant.MAX)
                        && !(named.contains(one.window()) && one.zone().equals(plan.zone())))
                .forEach(gone -> update(
                        "update app.weekly_window set until = greatest(:at::timestamptz, since) where until = 'infinity' and (environment, day,"
                                + " begins, length, zone) = (:environment, :day, :begins, :length::interval, :zone)",
                        gone.window(),
                        gone.zone(),
                        now.toString()));
        boolean first = jdbc.sql("insert into app.weekly_window_begin (at) values (?) on conflict do nothing")
                        .param(now)
                        .update()
                == 1;
        String since = first ? "-infinity" : now.toString();
        named.forEach(window -> update(
                "insert into app.weekly_window (environment, day, begins, length, zone, since) values (:environment, :day,"
                        + " :begins, :length::interval, :zone, :at::timestamptz) on conflict do nothing",
                window,
                plan.zone(),
                since));
    }

    private void update(String sql, MaintenanceWindow window, ZoneId zone, String at) {
        jdbc.sql(sql)
                .param("environment", window.environment())
                .param("day", window.day().name())
                .param("begins", window.from())
                .param("length", window.length().toString())
                .param("zone", zone.getId())
                .param("at", at)
                .update();
    }

    /** Before any plan was written down, the present one's windows. */
    List<Window> between(MaintenancePlan plan, String environment, Span period) {
        List<InForce> all = begun()
                ? all()
                : plan.windows().stream()
                        .map(window -> new InForce(window, plan.zone(), Instant.MIN, Instant.MAX))
                        .toList();
        return all.stream()
                .filter(one -> one.window().environment().equals(environment))
                .flatMap(one -> one.occurrences(period))
                .distinct()
                .map(span -> new Window(
                        null,
                        environment,
                        span.from(),
                        span.to(),
                        true,
                        "weekly window",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList();
    }

    private boolean begun() {
        return jdbc.sql("select exists (select from app.weekly_window_begin)")
                .query(Boolean.class)
                .single();
    }

    private List<InForce> all() {
        return jdbc.sql("""
                        select environment, day, begins, extract(epoch from length) as seconds, zone,
                               nullif(since, '-infinity') as since, nullif(until, 'infinity') as until
                        from app.weekly_window order by since, environment, day, begins""")
                .query((row, number) -> new InForce(
                        new MaintenanceWindow(
                                row.getString("environment"),
                                DayOfWeek.valueOf(row.getString("day")),
                                row.getObject("begins", LocalTime.class),
                                Duration.ofSeconds(row.getLong("seconds"))),
                        ZoneId.of(row.getString("zone")),
                        instant(row, "since", Instant.MIN),
                        instant(row, "until", Instant.MAX)))
                .list();
    }

    private static Instant instant(ResultSet row, String column, Instant otherwise) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? otherwise : value.toInstant();
    }
}
