package com.sitearis.maintenance.incident.announcement;

import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.notify.Notices;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exceptional windows that people are told of: the window and what they are told are there together or not at all. */
public final class Announcements {

    private final TransactionTemplate transaction;
    private final Windows windows;
    private final WindowNews news;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    public Announcements(DataSource database, Supplier<MaintenancePlan> plan, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.windows = new Windows(jdbc, clock, plan);
        this.news = new WindowNews(jdbc, plan, new Notices(new Outbox(jdbc, plan, clock), plan, clock), clock);
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * Announces an exceptional window to every contact of the plan; one that has ended already is only put on record.
     *
     * @param impact what users will notice; null for the usual words
     */
    public Window announce(
            String environment, Instant from, Instant to, String reason, @Nullable String impact, String by) {
        return inTransaction(() -> {
            Window window = windows.announce(environment, from, to, reason, impact, by);
            if (clock.instant().isBefore(to)) {
                news.tell(window, WindowNotice.ANNOUNCED);
            }
            return window;
        });
    }

    /** Cancels an exceptional window that has not begun, and tells everybody. */
    public Window cancel(long id, String by) {
        return inTransaction(() -> {
            Window window = windows.cancel(id, by);
            news.tell(window, WindowNotice.CANCELLED);
            return window;
        });
    }

    /** The key of what people are told of a window when it is announced or, once it is, cancelled. */
    public static String key(Window window) {
        return WindowNews.key(window, window.cancelledAt() == null ? WindowNotice.ANNOUNCED : WindowNotice.CANCELLED);
    }

    /** Tells what is due by now: reminders, begins and ends. */
    void tellWhatIsDue() {
        MaintenancePlan current = plan.get();
        Instant now = clock.instant();
        for (Window window : windows.exceptionalAround(now)) {
            WindowNoticePolicy.due(window, current.zone(), now)
                    .ifPresent(notice -> inTransaction(() -> news.tell(window, notice)));
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
