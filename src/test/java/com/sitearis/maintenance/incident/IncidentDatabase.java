package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.MaintenanceWindow;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Priority;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our tables on a real server, a plan, and a clock that tests set. */
public final class IncidentDatabase {

    public static final Environment PRODUCTION = new Environment(
            "production",
            new BigDecimal("99.9"),
            Map.of(
                    Priority.P0,
                    Duration.ofMinutes(15),
                    Priority.P1,
                    Duration.ofHours(1),
                    Priority.P2,
                    Duration.ofHours(4)),
            null,
            List.of(),
            List.of());

    /** Moves only when told to. */
    public static final class SetClock extends Clock {
        private volatile Instant now;

        SetClock(String now) {
            this.now = Instant.parse(now);
        }

        public void set(Instant instant) {
            now = instant;
        }

        public void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    public final DataSource source;
    public final SetClock clock = new SetClock("2026-11-22T12:00:00Z");
    public MaintenancePlan plan = plan(PRODUCTION, List.of(Lives.SUNDAY));

    private IncidentDatabase(DataSource source) {
        this.source = source;
    }

    public static IncidentDatabase create(String name) {
        PgAddress address = TestServer.createDatabase(name);
        TestServer.execute(address, "create schema app");
        try (Stream<Path> files = Files.list(Path.of("sql/schema"))) {
            files.filter(file -> !file.getFileName().toString().matches("V00[12]__.*"))
                    .sorted()
                    .forEach(file -> TestServer.execute(address, text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PgConnections.url(address));
        source.setUser(address.user());
        Secret password = address.password();
        if (password != null) {
            source.setPassword(password.reveal());
        }
        return new IncidentDatabase(source);
    }

    /** The same plan in French. */
    public void french() {
        plan = plan(PRODUCTION, List.of(Lives.SUNDAY), Locale.FRENCH);
    }

    static MaintenancePlan plan(Environment environment, List<MaintenanceWindow> windows) {
        return plan(environment, windows, Locale.ENGLISH);
    }

    private static MaintenancePlan plan(Environment environment, List<MaintenanceWindow> windows, Locale language) {
        return new MaintenancePlan(
                "test",
                Lives.PARIS,
                language,
                Map.of(environment.name(), environment),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                windows,
                List.of());
    }

    public void empty() {
        jdbc().sql("select inhrelid::regclass::text from pg_inherits"
                        + " where inhparent in ('app.sample'::regclass, 'app.sample_hour'::regclass)")
                .query(String.class)
                .list()
                .forEach(partition -> jdbc().sql("drop table " + partition).update());
        jdbc().sql(
                        "truncate app.series, app.delivery, app.dirty_hour, app.sample_month, app.sample_day, app.metric_expected")
                .update();
        jdbc().sql(
                        "truncate app.availability_check, app.check_series, app.maintenance_window, app.maintenance_window_notice, app.weekly_window, app.weekly_window_begin,"
                                + " app.incident, app.incident_event, app.incident_deployment,"
                                + " app.outgoing, app.outgoing_event cascade")
                .update();
        plan = plan(PRODUCTION, List.of(Lives.SUNDAY));
        clock.set(Instant.parse("2026-11-22T12:00:00Z"));
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    public Metrics metrics() {
        return new Metrics(source, clock);
    }

    public Checks checks() {
        return new Checks(jdbc());
    }

    Windows windows() {
        return new Windows(jdbc(), clock, () -> plan);
    }

    public Sla sla() {
        return new Sla(() -> plan, checks(), windows(), clock);
    }

    public Incidents incidents() {
        return incidents(IncidentListener.NOBODY);
    }

    public Incidents incidents(IncidentListener listener) {
        return new Incidents(source, clock, listener);
    }

    public Response response() {
        return new Response(() -> plan, incidents(), windows(), sla(), clock);
    }

    static Cause cause(String component, Priority priority, Instant from, @Nullable Instant detected) {
        return new Cause(
                "availability/production/" + component,
                "production",
                component,
                priority,
                component + " is down",
                detected == null ? from : detected,
                from,
                "probe paris",
                "status 500");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
