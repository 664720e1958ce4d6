package com.sitearis.maintenance.console.account;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens for programs: shown once, in force until they expire or are revoked. */
public final class Tokens {

    public static final Duration LONGEST = Duration.ofDays(366);

    private static final String BEGINNING = "mnt_";
    private static final int PREFIX = BEGINNING.length() + 6;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}");

    private final JdbcClient jdbc;
    private final Clock clock;

    public Tokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A token that was only just made, with what its holder needs. */
    public record Issued(ApiToken token, String secret) {}

    /** Who a token speaks for. */
    public record Holder(Account account, ApiToken token) {}

    /**
     * Makes one.
     *
     * @param role at most; the account's own is a limit all the same
     * @param scopes what it is limited to; none for everything its role may
     */
    public Issued issue(Account account, String name, Role role, Collection<Scope> scopes, Duration lifetime) {
        if (!NAME.matcher(name).matches()) {
            throw new AccountRefused(
                    "a token cannot be called that", "take letters, digits, spaces, dots, dashes; up to 63");
        }
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
            throw new AccountRefused("a token cannot live that long", "take 1 to " + LONGEST.toDays() + " days");
        }
        String secret = BEGINNING + Credential.random();
        try {
            return new Issued(insert(account, name, role.atMost(account.role()), scopes, lifetime, secret), secret);
        } catch (DuplicateKeyException e) {
            throw new AccountRefused(
                    account.name() + " has a token " + name + " already",
                    "revoke that one first, or take another name");
        }
    }

    private ApiToken insert(
            Account account, String name, Role role, Collection<Scope> scopes, Duration lifetime, String secret) {
        String[] words =
                scopes.stream().map(Scope::toString).distinct().sorted().toArray(String[]::new);
        return jdbc.sql("""
                        insert into app.api_token (token_hash, prefix, name, account, role, scopes, created, expires)
                        values (:hash, :prefix, :name, :account, :role, :scopes::text[], :now, :expires)
                        returning *""")
                .param("hash", Credential.hash(secret))
                .param("prefix", secret.substring(0, PREFIX))
                .param("name", name)
                .param("account", account.name())
                .param("role", role.name())
                .param("scopes", words.length == 0 ? null : words)
                .param("now", in(Duration.ZERO))
                .param("expires", in(lifetime))
                .query(ApiToken::read)
                .single();
    }

    /**
     * Newest first.
     *
     * @param account null for everybody's
     */
    public List<ApiToken> list(@Nullable String account) {
        return jdbc.sql(
                        "select * from app.api_token where :account::text is null or account = :account order by id desc")
                .param("account", account)
                .query(ApiToken::read)
                .list();
    }

    /**
     * It is worth nothing from now on.
     *
     * @param account whose it has to be; null for anybody's
     */
    public void revoke(long id, @Nullable String account) {
        int revoked = jdbc.sql("""
                        update app.api_token set revoked_at = coalesce(revoked_at, :now)
                        where id = :id and (:account::text is null or account = :account)""")
                .param("id", id)
                .param("account", account)
                .param("now", in(Duration.ZERO))
                .update();
        if (revoked == 0) {
            throw new AccountNotFound("token", Long.toString(id));
        }
    }

    /** Who holds it, if it is in force. */
    public Optional<Holder> find(String secret) {
        Optional<ApiToken> token = jdbc.sql(
                        "select * from app.api_token where token_hash = :hash and revoked_at is null and expires > :now")
                .param("hash", Credential.hash(secret))
                .param("now", in(Duration.ZERO))
                .query(ApiToken::read)
                .optional();
        return token.flatMap(found -> holder(found).map(account -> {
            used(found.id());
            return new Holder(account, found);
        }));
    }

    private Optional<Account> holder(ApiToken token) {
        return jdbc.sql("select * from app.account where name = :name and disabled_at is null")
                .param("name", token.account())
                .query(Account::read)
                .optional();
    }

    private void used(long id) {
        jdbc.sql("""
                        update app.api_token set last_used = :now
                        where id = :id and (last_used is null or last_used < :now - interval '1 minute')""").param("id", id).param("now", in(Duration.ZERO)).update();
    }

    private OffsetDateTime in(Duration time) {
        return clock.instant().plus(time).atOffset(ZoneOffset.UTC);
    }
}
