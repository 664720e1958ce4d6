package com.sitearis.maintenance.console.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token by which a program acts for an account; the token itself is known to its holder only.
 *
 * @param prefix its first characters
 * @param role at most; never more than the account has
 * @param scopes what it is limited to; null for everything its role may
 * @param lastUsed to the minute
 */
public record ApiToken(
        long id,
        String prefix,
        String name,
        String account,
        Role role,
        @Nullable List<Scope> scopes,
        Instant created,
        Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant lastUsed) {

    static ApiToken read(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("prefix"),
                row.getString("name"),
                row.getString("account"),
                Role.valueOf(row.getString("role")),
                scopes(row.getArray("scopes")),
                Objects.requireNonNull(Account.instant(row, "created")),
                Objects.requireNonNull(Account.instant(row, "expires")),
                Account.instant(row, "revoked_at"),
                Account.instant(row, "last_used"));
    }

    /** A scope that only newer nodes know opens nothing here. */
    private static @Nullable List<Scope> scopes(@Nullable Array words) throws SQLException {
        return words == null
                ? null
                : Arrays.stream((String[]) words.getArray())
                        .flatMap(word -> Scope.of(word).stream())
                        .toList();
    }

    /** Whether it was made for this; null for what belongs to no area. */
    public boolean opens(@Nullable Scope needed) {
        return scopes == null || (needed != null && scopes.stream().anyMatch(scope -> scope.covers(needed)));
    }
}
