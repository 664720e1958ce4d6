package com.sitearis.maintenance.upkeep.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An index as {@code sql/upkeep/indexes.sql} tells of it.
 *
 * @param keys one text for each key column, alike only if column, operator class, collation and direction are
 * @param kept why it must stay; null when nothing forbids to drop it
 * @param may whether the account owns it
 * @param scans null when the account may not see them
 */
record IndexState(
        long id,
        String name,
        String table,
        boolean toast,
        String plainName,
        String method,
        List<String> keys,
        List<String> included,
        String predicate,
        boolean unique,
        @Nullable String kept,
        boolean valid,
        boolean building,
        boolean may,
        long bytes,
        @Nullable Long scans) {

    /** What a failed REINDEX CONCURRENTLY leaves: the unfinished new index, or the old one that was to be dropped. */
    private static final Pattern LEFTOVER = Pattern.compile(".*_cc(new|old)\\d*");

    static IndexState of(ResultSet row) throws SQLException {
        long scans = row.getLong("scans");
        Long seen = row.wasNull() ? null : scans;
        return new IndexState(
                row.getLong("id"),
                row.getString("name"),
                row.getString("table_name"),
                row.getBoolean("toast"),
                row.getString("plain_name"),
                row.getString("method"),
                texts(row, "keys"),
                texts(row, "included"),
                row.getString("predicate"),
                row.getBoolean("is_unique"),
                row.getString("kept"),
                row.getBoolean("valid"),
                row.getBoolean("building"),
                row.getBoolean("may"),
                row.getLong("bytes"),
                seen);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Invalid, and nobody is at work on it. */
    boolean broken() {
        return !valid && !building;
    }

    boolean leftover() {
        return broken() && LEFTOVER.matcher(plainName).matches();
    }
}
