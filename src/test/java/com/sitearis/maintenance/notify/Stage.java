package com.sitearis.maintenance.notify;

import com.sitearis.maintenance.notify.dispatch.Dispatch;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An outbox on a real database, a clock that tests move, and a plan that tests change. */
public final class Stage {

    private static final class Own {
        static final PgAddress DATABASE = create();

        private Own() {}

        private static PgAddress create() {
            try {
                PgAddress database = TestServer.createDatabase("notify_tests");
                TestServer.execute(
                        database,
                        "create schema app",
                        Files.readString(Path.of("sql/schema/V040__notify.sql")),
                        Files.readString(Path.of("sql/schema/V065__bounce.sql")));
                return database;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public final TestClock clock = new TestClock("2026-11-24T10:00:00Z");
    public final AtomicReference<MaintenancePlan> plan;
    public final DataSource dataSource = dataSource();
    public final JdbcClient jdbc = JdbcClient.create(dataSource);
    public final Outbox outbox;
    public final Home home;

    public Stage(Channels channels) {
        this(channels, Path.of("target", "notify-home"));
    }

    public Stage(Channels channels, Path home) {
        plan = new AtomicReference<>(Plans.plan(channels));
        outbox = new Outbox(jdbc, plan::get, clock);
        this.home = new Home(home);
        jdbc.sql("truncate app.outgoing, app.bounce cascade").update();
    }

    public void channels(Channels channels) {
        plan.set(Plans.plan(channels));
    }

    public Dispatch dispatch(String name) {
        return new Dispatch(dataSource, plan::get, home, clock, name);
    }

    public int drain() {
        return dispatch("node").drain(Duration.ofSeconds(30));
    }

    public Notices notices() {
        return new Notices(outbox, plan::get, clock);
    }

    public static Mail mail(String key, String recipient) {
        return new Mail("test", key, recipient, "Subject of " + key, "text of " + key + "\n.\nend", null, List.of());
    }

    public List<Outgoing> all() {
        return outbox.list(false, 100);
    }

    public Outgoing only() {
        List<Outgoing> all = all();
        if (all.size() != 1) {
            throw new AssertionError("not one message: " + all);
        }
        return all.get(0);
    }

    public Outgoing only(String recipient) {
        return all().stream()
                .filter(one -> one.recipient().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    public static DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(PgConnections.url(Own.DATABASE) + "?sslmode=disable");
        dataSource.setUser(Own.DATABASE.user());
        Secret password = Own.DATABASE.password();
        if (password != null) {
            dataSource.setPassword(password.reveal());
        }
        return dataSource;
    }
}
