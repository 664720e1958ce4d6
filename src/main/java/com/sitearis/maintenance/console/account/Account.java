package com.sitearis.maintenance.console.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may use the console.
 *
 * @param mustChange the password was given out by somebody else: nothing but changing it is allowed
 * @param passwordUntil when a one-time password ends; null for one's own
 * @param language fr or en; null for the plan's
 * @param disabled since when; null while it may be used
 * @param issuer who vouches for the person at logins; null for an account of ours
 */
public record Account(
        String name,
        Role role,
        boolean mustChange,
        @Nullable Instant passwordUntil,
        @Nullable String language,
        @Nullable Instant disabled,
        Instant created,
        String createdBy,
        @Nullable String issuer) {

    static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("must_change"),
                instant(row, "password_until"),
                row.getString("language"),
                instant(row, "disabled_at"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getString("issuer"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
