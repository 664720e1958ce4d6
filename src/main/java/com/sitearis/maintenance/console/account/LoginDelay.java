package com.sitearis.maintenance.console.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Slows down guessing: after some failures in a row a login for the same account, or from the same address, has to wait, twice as
 * long each time, from 8 seconds on. Kept in the database: more nodes or a restart give no more tries.
 */
public final class LoginDelay {

    private static final int FREE_FOR_ACCOUNT = 5;
    private static final int FREE_FOR_ADDRESS = 20;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    /** Short enough that a stranger cannot keep somebody out of their own account for long. */
    private static final Duration LONGEST_FOR_ACCOUNT = Duration.ofMinutes(1);

    private static final Duration LONGEST_FOR_ADDRESS = Duration.ofMinutes(15);

    // Counted before the password is looked at: of many attempts at once, only as many as are free get through.
    private static final String COUNT = """
            insert into app.login_failure as known (key, failures, last, closed_until)
            values (:key, 1, :now, :now)
            on conflict (key) do update
            set failures = case when known.last < :forgotten then 1 else least(known.failures + 1, 1000) end,
                last = :now,
                closed_until = case when known.last < :forgotten or known.failures + 1 < :free then :now
                    else :now + interval '1 second' * least(power(2, 3 + least(known.failures + 1 - :free, 20)), :longest) end
            where known.closed_until <= :now
            returning failures""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public LoginDelay(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When the next attempt may be made, or empty when this one may; it is counted as failed until {@link #succeeded}. */
    public Optional<Instant> attempt(String account, String address) {
        boolean allowed = count("address:" + address, FREE_FOR_ADDRESS, LONGEST_FOR_ADDRESS)
                && count("account:" + account, FREE_FOR_ACCOUNT, LONGEST_FOR_ACCOUNT);
        return allowed ? Optional.empty() : Optional.of(opens(account, address));
    }

    /** The account's failures are forgotten, and the address's one for this attempt. */
    public void succeeded(String account, String address) {
        jdbc.sql("delete from app.login_failure where key = :account or last < :forgotten")
                .param("account", "account:" + account)
                .param("forgotten", at(clock.instant().minus(FORGOTTEN_AFTER)))
                .update();
        jdbc.sql(
                        "update app.login_failure set failures = greatest(failures - 1, 0), closed_until = last where key = :address")
                .param("address", "address:" + address)
                .update();
    }

    private boolean count(String key, int free, Duration longest) {
        Instant now = clock.instant();
        return jdbc.sql(COUNT)
                .param("key", key)
                .param("now", at(now))
                .param("forgotten", at(now.minus(FORGOTTEN_AFTER)))
                .param("free", free)
                .param("longest", longest.toSeconds())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private Instant opens(String account, String address) {
        return jdbc.sql("select max(closed_until) from app.login_failure where key in (:account, :address)")
                .param("account", "account:" + account)
                .param("address", "address:" + address)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
