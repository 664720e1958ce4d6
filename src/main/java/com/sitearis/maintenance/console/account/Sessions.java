package com.sitearis.maintenance.console.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Browsers that are logged in. Each login makes a new session with a new name, so that one that was planted before is worth
 * nothing; every node knows it, and an account's role and its end count from the next request on.
 */
public final class Sessions {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    public Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the cookie is to hold. Sessions that are over are swept out on the way. */
    public String open(String account, String address) {
        jdbc.sql("delete from app.console_session where seen < :idle or created < :longest")
                .param("idle", ago(IDLE))
                .param("longest", ago(LONGEST))
                .update();
        String id = Credential.random();
        jdbc.sql("""
                        insert into app.console_session (id_hash, account, created, seen, address)
                        values (:hash, :account, :now, :now, :address)""")
                .param("hash", Credential.hash(id))
                .param("account", account)
                .param("now", ago(Duration.ZERO))
                .param("address", address)
                .update();
        return id;
    }

    /** Whose session it is, if it is still worth something. */
    public Optional<Account> find(String id) {
        byte[] hash = Credential.hash(id);
        Optional<Seen> found = jdbc.sql("""
                        select account.*, session.seen
                        from app.console_session session
                        join app.account on account.name = session.account
                        where session.id_hash = :hash and session.seen >= :idle and session.created >= :longest
                          and account.disabled_at is null""")
                .param("hash", hash)
                .param("idle", ago(IDLE))
                .param("longest", ago(LONGEST))
                .query((row, number) -> new Seen(
                        Account.read(row, number),
                        row.getObject("seen", OffsetDateTime.class).toInstant()))
                .optional();
        if (found.isPresent() && found.get().at().isBefore(clock.instant().minus(SEEN_EVERY))) {
            jdbc.sql("update app.console_session set seen = :now where id_hash = :hash")
                    .param("now", ago(Duration.ZERO))
                    .param("hash", hash)
                    .update();
        }
        return found.map(Seen::account);
    }

    private record Seen(Account account, Instant at) {}

    public void close(String id) {
        jdbc.sql("delete from app.console_session where id_hash = :hash")
                .param("hash", Credential.hash(id))
                .update();
    }

    private OffsetDateTime ago(Duration time) {
        return clock.instant().minus(time).atOffset(ZoneOffset.UTC);
    }
}
