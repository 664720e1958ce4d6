package com.sitearis.maintenance.upkeep.growth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A database (with an empty name) or table and its size.
 *
 * @param rows an estimate; null when nothing is known
 * @param changed rows changed since the estimate
 * @param analyzed when the estimate was made, as far as known
 * @param dateColumn one that rows could be parted by
 * @param referenced how many foreign keys point to it
 */
record Sized(
        String name,
        long bytes,
        @Nullable Double rows,
        long changed,
        @Nullable Instant analyzed,
        boolean partition,
        @Nullable String dateColumn,
        int referenced) {

    static Sized of(ResultSet row) throws SQLException {
        double rows = row.getDouble("rows");
        Double known = row.wasNull() ? null : rows;
        OffsetDateTime analyzed = row.getObject("analyzed", OffsetDateTime.class);
        return new Sized(
                row.getString("name"),
                row.getLong("bytes"),
                known,
                row.getLong("changed"),
                analyzed == null ? null : analyzed.toInstant(),
                row.getBoolean("partition"),
                row.getString("date_column"),
                row.getInt("referenced"));
    }
}
