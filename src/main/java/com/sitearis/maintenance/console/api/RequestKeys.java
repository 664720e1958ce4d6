package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out requests that bear an {@code Idempotency-Key} once. The key and what the request does are one transaction: a
 * node that dies in between has done neither, and a repetition that comes meanwhile, to any node, waits for the first.
 */
public final class RequestKeys {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LONGEST = 200;

    private static final String TAKE = """
            insert into app.request_key (actor, key, request, at) values (:actor, :key, :request, :now)
            on conflict (actor, key) do nothing""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate together;

    RequestKeys(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.together = new TransactionTemplate(transactions);
    }

    /**
     * Does what is asked, or answers as before.
     *
     * @param key null when the client gave none
     * @param request what is asked, in words that differ when the request does
     * @return where to find what came of it
     */
    public URI once(String actor, @Nullable String key, String request, Supplier<URI> doing) {
        if (key == null) {
            return doing.get();
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw new RequestRefused("Idempotency-Key", "it is empty or too long", "send 1 to 200 characters");
        }
        URI location = together.execute(transaction -> first(actor, key, DigestUtils.sha256Hex(request), doing));
        return Objects.requireNonNull(location);
    }

    private URI first(String actor, String key, String request, Supplier<URI> doing) {
        Timestamp now = Timestamp.from(clock.instant());
        boolean mine = jdbc.sql(TAKE)
                        .param("actor", actor)
                        .param("key", key)
                        .param("request", request)
                        .param("now", now)
                        .update()
                > 0;
        if (!mine) {
            return before(actor, key, request);
        }
        URI location = doing.get();
        jdbc.sql("update app.request_key set location = ? where actor = ? and key = ?")
                .params(location.toString(), actor, key)
                .update();
        jdbc.sql("delete from app.request_key where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        return location;
    }

    private URI before(String actor, String key, String request) {
        record Known(String request, String location) {}
        Known known = jdbc.sql("select request, location from app.request_key where actor = ? and key = ?")
                .params(actor, key)
                .query(Known.class)
                .single();
        if (!known.request().equals(request)) {
            throw new KeyTaken();
        }
        return URI.create(known.location());
    }

    /** The key stands for another request. */
    static final class KeyTaken extends Failure {

        KeyTaken() {
            super(
                    "Idempotency-Key: it was sent with another request before",
                    "send a new key with every new request, and the same one only to repeat it",
                    "request-refused",
                    null);
        }

        @Override
        public ExitCode exitCode() {
            return ExitCode.USAGE;
        }
    }
}
