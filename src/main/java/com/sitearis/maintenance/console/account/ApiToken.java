package com.sitearis.maintenance.console.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token by which a program acts for an account; the token itself is known to its holder only.
 *
 * @param prefix its first characters
 * @param role at most; never more than the account has
 * @param lastUsed to the minute
 */
public record ApiToken(
        long id,
        String prefix,
        String name,
        String account,
        Role role,
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
                Objects.requireNonNull(Account.instant(row, "created")),
                Objects.requireNonNull(Account.instant(row, "expires")),
                Account.instant(row, "revoked_at"),
                Account.instant(row, "last_used"));
    }
}
