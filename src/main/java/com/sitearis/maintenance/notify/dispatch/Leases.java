package com.sitearis.maintenance.notify.dispatch;

import static com.sitearis.maintenance.notify.OutgoingRows.timestamp;

import com.sitearis.maintenance.notify.OutgoingRows;
import com.sitearis.maintenance.notify.sending.Letter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is sending what. A lease is renewed as long as its program sends, however slow the other side is, and passes soon after
 * the program died; then another takes the message up.
 */
final class Leases {

    static final Duration LENGTH = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    private static final long RENEW_SECONDS = 20;

    private static final String TAKE = """
            update app.outgoing
            set attempts = attempts + 1, leased_by = :me, leased_until = :until
            from due where outgoing.id = due.id
            returning outgoing.*""";

    // The pings of one switch are told in their order: a start that arrives after its end would never end.
    private static final String NEXT = """
            with due as (
                select id from app.outgoing one
                where state = 'WAITING' and next_attempt_at <= :now and (leased_until is null or leased_until < :now)
                  and not (channel = 'PING' and exists (
                      select from app.outgoing before
                      where before.channel = 'PING' and before.recipient = one.recipient and before.id < one.id
                        and before.state = 'WAITING' and before.leased_until >= :now))
                order by next_attempt_at, id
                for update skip locked limit 1)
            """ + TAKE;

    private static final String ONE = """
            with due as (
                select id from app.outgoing
                where id = :id and state = 'WAITING' and (leased_until is null or leased_until < :now)
                for update skip locked)
            """ + TAKE;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String me;
    private final ScheduledThreadPoolExecutor renewer = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "outbox-lease");
        thread.setDaemon(true);
        return thread;
    });

    Leases(JdbcClient jdbc, Clock clock, String me) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.me = me;
        renewer.setKeepAliveTime(RENEW_SECONDS, TimeUnit.SECONDS);
        renewer.allowCoreThreadTimeOut(true);
        renewer.setRemoveOnCancelPolicy(true);
    }

    /** The message that has been due for longest, now ours. */
    Optional<Letter> next() {
        return take(jdbc.sql(NEXT));
    }

    /** This message, now ours; empty when it does not wait, or somebody else is sending it. */
    Optional<Letter> of(long id) {
        return take(jdbc.sql(ONE).param("id", id));
    }

    private Optional<Letter> take(JdbcClient.StatementSpec statement) {
        return statement
                .param("me", me)
                .param("now", timestamp(clock.instant()))
                .param("until", timestamp(clock.instant().plus(LENGTH)))
                .query(OutgoingRows::letter)
                .optional();
    }

    /** Keeps the lease until it is closed. */
    Held hold(Letter letter) {
        ScheduledFuture<?> renewal =
                renewer.scheduleWithFixedDelay(() -> renew(letter), RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS);
        return () -> renewal.cancel(false);
    }

    /** Sending is under way. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private void renew(Letter letter) {
        try {
            jdbc.sql("update app.outgoing set leased_until = :until"
                            + " where id = :id and attempts = :attempt and state = 'WAITING'")
                    .param("until", timestamp(clock.instant().plus(LENGTH)))
                    .param("id", letter.id())
                    .param("attempt", letter.attempt())
                    .update();
        } catch (DataAccessException e) {
            log.warn("{} is being sent, and its lease could not be renewed: {}", letter.display(), e.toString());
        }
    }
}
