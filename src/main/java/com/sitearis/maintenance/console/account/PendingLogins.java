package com.sitearis.maintenance.console.account;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Browsers that were sent to a provider and have not come back yet; any node takes them in again, once. */
public final class PendingLogins {

    static final Duration LONGEST = Duration.ofMinutes(10);

    /** Strangers can begin logins: this many at once do no harm. */
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    public PendingLogins(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is needed at the end of what was begun.
     *
     * @param destination a path of this console
     */
    public record Pending(String nonce, String verifier, String destination) {}

    /** Answers what the browser's cookie is to hold; empty when too many are under way. */
    public Optional<String> begin(String state, Pending pending) {
        jdbc.sql("delete from app.oidc_login where created < :old")
                .param("old", ago(LONGEST))
                .update();
        String browser = Credential.random();
        int begun = jdbc.sql("""
                        insert into app.oidc_login (state_hash, browser_hash, nonce, verifier, destination, created)
                        select :state, :browser, :nonce, :verifier, :destination, :now
                        where (select count(*) from app.oidc_login) < :most""")
                .param("state", Credential.hash(state))
                .param("browser", Credential.hash(browser))
                .param("nonce", pending.nonce())
                .param("verifier", pending.verifier())
                .param("destination", pending.destination())
                .param("now", ago(Duration.ZERO))
                .param("most", MOST)
                .update();
        return begun == 1 ? Optional.of(browser) : Optional.empty();
    }

    /** Whoever comes back with the same state again finds nothing. */
    public Optional<Pending> end(String state, String browser) {
        return jdbc.sql("""
                        delete from app.oidc_login
                        where state_hash = :state and browser_hash = :browser and created >= :old
                        returning nonce, verifier, destination""")
                .param("state", Credential.hash(state))
                .param("browser", Credential.hash(browser))
                .param("old", ago(LONGEST))
                .query((row, number) ->
                        new Pending(row.getString("nonce"), row.getString("verifier"), row.getString("destination")))
                .optional();
    }

    private OffsetDateTime ago(Duration time) {
        return clock.instant().minus(time).atOffset(ZoneOffset.UTC);
    }
}
