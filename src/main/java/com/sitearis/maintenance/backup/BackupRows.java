package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.manifest.BackupJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** The catalogue's rows as records, and back. */
final class BackupRows {

    /** All of {@link Backup}, to be completed with a where clause on {@code b}. */
    static final String SELECT = """
            select b.id, b.plan, b.database, b.store, b.run_id, b.state, b.date, b.label, b.pinned,
                   b.snapshot_at, b.sealed_at, b.method, b.encrypted, b.size, b.plain_size, b.server_version,
                   b.verdict, b.proven_level, b.proven_at, date_part('epoch', b.restore_time) as restore_seconds,
                   cast(b.tiers as text) as tiers
              from app.backup b
            """;

    // Thousands of backups share a handful of combinations.
    private final Map<String, List<Tier>> tiers = new HashMap<>();

    /** A mapper for one query. */
    static RowMapper<Backup> backups() {
        return new BackupRows()::backup;
    }

    private Backup backup(ResultSet row, int number) throws SQLException {
        return new Backup(
                text(row, "id"),
                text(row, "plan"),
                text(row, "database"),
                text(row, "store"),
                row.getObject("run_id", Long.class),
                BackupState.valueOf(text(row, "state")),
                Objects.requireNonNull(row.getObject("date", LocalDate.class)),
                text(row, "label"),
                row.getBoolean("pinned"),
                instant(row, "snapshot_at"),
                instant(row, "sealed_at"),
                text(row, "method"),
                row.getBoolean("encrypted"),
                row.getLong("size"),
                row.getLong("plain_size"),
                row.getInt("server_version"),
                Verdict.valueOf(text(row, "verdict")),
                level(row.getString("proven_level")),
                instant(row, "proven_at"),
                duration(row, "restore_seconds"),
                tiers.computeIfAbsent(text(row, "tiers"), BackupRows::tiers));
    }

    static Proof proof(ResultSet row, int number) throws SQLException {
        return new Proof(
                text(row, "backup_id"),
                ProofLevel.valueOf(text(row, "level")),
                Verdict.valueOf(text(row, "verdict")),
                Objects.requireNonNull(instant(row, "started")),
                Objects.requireNonNull(instant(row, "finished")),
                duration(row, "restore_seconds"),
                text(row, "against"),
                lines(text(row, "differences")),
                lines(text(row, "exceptions")),
                row.getInt("tables"),
                row.getLong("rows"));
    }

    /** As the database keeps it: microseconds, so that what was written is equal to what is read. */
    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1e9;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofNanos(Math.round(seconds * 1e6) * 1000);
    }

    private static @Nullable ProofLevel level(@Nullable String name) {
        return name == null ? null : ProofLevel.valueOf(name);
    }

    private static List<String> lines(String json) {
        return List.of(BackupJson.read(json, String[].class, "a proof's lines in the catalogue"));
    }

    /** As one JSON object, {@code {"daily": "P30D"}}. */
    static String json(List<Tier> tiers) {
        Map<String, String> keepByName = new TreeMap<>();
        tiers.forEach(tier -> keepByName.put(tier.name(), tier.keep().toString()));
        return BackupJson.write(keepByName);
    }

    private static List<Tier> tiers(String json) {
        List<Tier> tiers = new ArrayList<>();
        BackupJson.read(json, Keep.class, "the tiers of a backup in the catalogue")
                .forEach((name, keep) -> tiers.add(new Tier(name, keep)));
        return List.copyOf(tiers);
    }

    /** Tiers as the catalogue keeps them. */
    private static final class Keep extends LinkedHashMap<String, Period> {}
}
