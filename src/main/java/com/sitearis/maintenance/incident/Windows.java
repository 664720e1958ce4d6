package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Maintenance windows: the weekly ones of the plan, and exceptional ones, announced one by one. */
public final class Windows {

    /** An exceptional window that is announced later than this before its begin is listed, but not deducted. */
    public static final int NOTICE_DAYS = 7;

    private static final Duration LONGEST = Duration.ofDays(1);
    /** Seven days, and the hour of a clock change. */
    private static final Duration AHEAD = Duration.ofDays(8);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Supplier<MaintenancePlan> plan;
    private final WeeklyHistory weekly;

    public Windows(JdbcClient jdbc, Clock clock, Supplier<MaintenancePlan> plan) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.plan = plan;
        this.weekly = new WeeklyHistory(jdbc, clock);
    }

    /** Writes down from when on the plan names which weekly windows; to be called whenever a plan comes into force. */
    public void planInForce() {
        weekly.inForce(plan.get());
    }

    /** Every window that touches [from, to), cancelled ones included, by begin. */
    public List<Window> between(String environment, Instant from, Instant to) {
        Span period = new Span(from, to);
        List<Window> windows = new ArrayList<>(weekly.between(plan.get(), environment, period));
        windows.addAll(exceptional(environment, period));
        windows.sort(Comparator.comparing(Window::from).thenComparing(Window::to));
        return windows;
    }

    /** The time that is taken out of the agreed service time; overlapping windows count once. */
    static Spans deducted(List<Window> windows) {
        return Spans.union(windows.stream()
                .filter(Window::deducted)
                .map(window -> new Span(window.from(), window.to()))
                .toList());
    }

    /** When work is done around a moment. Windows that were announced too late to be deducted are maintenance all the same. */
    Spans maintenance(String environment, Instant around) {
        return Spans.union(between(environment, around.minus(LONGEST), around.plus(LONGEST)).stream()
                .filter(window -> window.cancelledAt() == null)
                .map(window -> new Span(window.from(), window.to()))
                .toList());
    }

    /**
     * Puts an exceptional window on record.
     *
     * @param impact what users will notice; null for the usual
     */
    public Window announce(
            String environment, Instant from, Instant to, String reason, @Nullable String impact, String by) {
        if (!from.isBefore(to)) {
            throw WindowRefused.endsTooEarly();
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw WindowRefused.tooLong();
        }
        return jdbc.sql("""
                        insert into app.maintenance_window (environment, begins, ends, reason, impact, announced_at, announced_by)
                        values (:environment, :from, :to, :reason, :impact, :now, :by)
                        returning *""")
                .param("environment", environment)
                .param("from", timestamp(from))
                .param("to", timestamp(to))
                .param("reason", reason)
                .param("impact", impact)
                .param("now", timestamp(clock.instant()))
                .param("by", by)
                .query((row, number) -> window(row))
                .single();
    }

    /** Cancels an exceptional window that has not begun. */
    public Window cancel(long id, String by) {
        return jdbc.sql("""
                        update app.maintenance_window set cancelled_at = :now, cancelled_by = :by
                        where id = :id and cancelled_at is null and begins > :now
                        returning *""")
                .param("id", id)
                .param("now", timestamp(clock.instant()))
                .param("by", by)
                .query((row, number) -> window(row))
                .optional()
                .orElseThrow(() -> exists(id) ? WindowRefused.begun(id) : WindowRefused.unknown(id));
    }

    /** An exceptional window. */
    public Window get(long id) {
        return jdbc.sql("select * from app.maintenance_window where id = ?")
                .param(id)
                .query((row, number) -> window(row))
                .optional()
                .orElseThrow(() -> WindowRefused.unknown(id));
    }

    private boolean exists(long id) {
        return jdbc.sql("select exists (select from app.maintenance_window where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Exceptional windows of all environments about which there may be something to tell; cancelled ones left out. */
    public List<Window> exceptionalAround(Instant now) {
        return jdbc.sql("""
                        select * from app.maintenance_window
                        where cancelled_at is null and begins < :to and ends > :from
                        order by begins, id""")
                .param("from", timestamp(now.minus(LONGEST)))
                .param("to", timestamp(now.plus(AHEAD)))
                .query((row, number) -> window(row))
                .list();
    }

    private List<Window> exceptional(String environment, Span period) {
        return jdbc.sql("""
                        select * from app.maintenance_window
                        where environment = :environment and begins < :to and ends > :from
                        order by begins, id""")
                .param("environment", environment)
                .param("from", timestamp(period.from()))
                .param("to", timestamp(period.to()))
                .query((row, number) -> window(row))
                .list();
    }

    private Window window(ResultSet row) throws SQLException {
        Instant from = instant(row, "begins");
        Instant announced = instant(row, "announced_at");
        OffsetDateTime cancelled = row.getObject("cancelled_at", OffsetDateTime.class);
        boolean late = late(announced, from, plan.get().zone());
        return new Window(
                row.getLong("id"),
                row.getString("environment"),
                from,
                instant(row, "ends"),
                !late && cancelled == null,
                row.getString("reason"),
                row.getString("impact"),
                notDeducted(late, cancelled),
                announced,
                row.getString("announced_by"),
                cancelled == null ? null : cancelled.toInstant(),
                row.getString("cancelled_by"));
    }

    /** Seven days on the calendar: a clock change in between makes them an hour longer or shorter. */
    static boolean late(Instant announced, Instant from, ZoneId zone) {
        return announced.isAfter(from.atZone(zone).minusDays(NOTICE_DAYS).toInstant());
    }

    private static @Nullable String notDeducted(boolean late, @Nullable OffsetDateTime cancelled) {
        if (cancelled != null) {
            return "cancelled";
        }
        return late ? "announced less than " + NOTICE_DAYS + " days before its begin" : null;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
