package com.sitearis.maintenance.console.account;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accounts of people whom a provider vouches for. They are known by the provider's own name for them: whoever takes a name there
 * that an account has here does not get that account.
 */
public final class ExternalAccounts {

    private final JdbcClient jdbc;
    private final Clock clock;

    public ExternalAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The person's account with the role that the provider gives, made when there is none; empty when the name cannot be had. */
    public Optional<Account> enter(String issuer, String subject, String name, Role role) {
        Optional<Account> known = update(issuer, subject, role);
        if (known.isPresent()) {
            return known;
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        if (!Accounts.wellNamed(wanted)) {
            return Optional.empty();
        }
        jdbc.sql("""
                        insert into app.account (name, role, must_change, created, created_by, issuer, subject)
                        values (:name, :role, false, :now, :by, :issuer, :subject)
                        on conflict do nothing""")
                .param("name", wanted)
                .param("role", role.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", issuer)
                .param("issuer", issuer)
                .param("subject", subject)
                .update();
        // Another login of the same person may have made it at this moment.
        return update(issuer, subject, role);
    }

    private Optional<Account> update(String issuer, String subject, Role role) {
        return jdbc.sql("update app.account set role = :role where issuer = :issuer and subject = :subject returning *")
                .param("role", role.name())
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Account::read)
                .optional();
    }

    /** The provider gives this person no role any more: their sessions end. */
    public void leave(String issuer, String subject) {
        jdbc.sql("""
                        delete from app.console_session using app.account
                        where account.name = console_session.account and issuer = :issuer and subject = :subject""").param("issuer", issuer).param("subject", subject).update();
    }
}
