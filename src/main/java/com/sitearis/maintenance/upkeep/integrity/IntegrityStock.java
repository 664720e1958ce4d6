package com.sitearis.maintenance.upkeep.integrity;

import com.sitearis.maintenance.backup.Backup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that speaks of a database's integrity.
 *
 * @param damaged what the last check complained of, by relation
 * @param backups the sealed ones, newest first
 */
record IntegrityStock(
        AmcheckRights rights,
        Map<String, String> damaged,
        Checksums checksums,
        List<Unvalidated> unvalidated,
        List<Backup> backups) {

    /** @param failures null without checksums */
    record Checksums(
            boolean enabled,
            @Nullable Long failures,
            @Nullable Instant last) {
        static Checksums of(ResultSet row) throws SQLException {
            long failures = row.getLong("failures");
            Long counted = row.wasNull() ? null : failures;
            OffsetDateTime last = row.getObject("last_failure", OffsetDateTime.class);
            return new Checksums(row.getBoolean("enabled"), counted, last == null ? null : last.toInstant());
        }
    }

    /** A constraint that rows of before may break. */
    record Unvalidated(String table, String name, String definition, boolean may) {
        static Unvalidated of(ResultSet row) throws SQLException {
            return new Unvalidated(
                    row.getString("table_name"),
                    row.getString("name"),
                    row.getString("definition"),
                    row.getBoolean("may"));
        }
    }
}
