package com.sitearis.maintenance.slowquery.logs;

import com.sitearis.maintenance.slowquery.LogPlace;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.log.LogPart.OpenRecord;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far a job has read, in our own tables and in the caller's transaction. */
final class LogTables {

    private final Connection connection;
    private final String job;

    LogTables(Connection connection, String job) {
        this.connection = connection;
        this.job = job;
    }

    /** One run of a job at a time; waits for the other's end. */
    void lock() throws SQLException {
        update("select pg_advisory_xact_lock(hashtextextended(?, 0))", "sitearis-maintenance/query-logs/" + job);
    }

    List<ReadFile> files() throws SQLException {
        List<ReadFile> files = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select * from app.log_file where job = ? order by head_length desc")) {
            select.setString(1, job);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    files.add(new ReadFile(
                            row.getBytes("head"),
                            row.getInt("head_length"),
                            row.getString("name"),
                            row.getLong("read_to"),
                            row.getLong("unreadable"),
                            row.getString("stamp")));
                }
            }
        }
        return files;
    }

    /** {@code before} is null for a file that was not read yet. */
    void put(@Nullable ReadFile before, ReadFile after, Instant now) throws SQLException {
        if (before != null) {
            update("delete from app.log_file where job = ? and head = ?", job, before.head());
        }
        update(
                "insert into app.log_file values (?, ?, ?, ?, ?, ?, ?, ?)",
                job,
                after.head(),
                after.headLength(),
                after.name(),
                after.readTo(),
                after.unreadable(),
                after.stamp(),
                now.atOffset(ZoneOffset.UTC));
    }

    void seen(ReadFile file, Instant now) throws SQLException {
        update(
                "update app.log_file set seen_at = ? where job = ? and head = ?",
                now.atOffset(ZoneOffset.UTC),
                job,
                file.head());
    }

    void forget(Instant seenBefore) throws SQLException {
        update("delete from app.log_file where job = ? and seen_at < ?", job, seenBefore.atOffset(ZoneOffset.UTC));
    }

    List<OpenRecord> open() throws SQLException {
        List<OpenRecord> open = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select r.*, t.text from app.log_open_record r
                  left join app.query_text t on t.fingerprint = r.fingerprint
                 where job = ? order by session""")) {
            select.setString(1, job);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    open.add(new OpenRecord(
                            row.getLong("session"),
                            query(row),
                            row.getBoolean("lines"),
                            row.getInt("errors"),
                            row.getLong("file_bytes"),
                            row.getLong("lock_us")));
                }
            }
        }
        return open;
    }

    private static @Nullable QueryStatistics query(ResultSet row) throws SQLException {
        long fingerprint = row.getLong("fingerprint");
        if (row.wasNull()) {
            return null;
        }
        byte[] text = Objects.requireNonNullElse(row.getString("text"), "").getBytes(StandardCharsets.UTF_8);
        return new QueryStatistics(fingerprint, text, new LogPlace(row.getString("database"), row.getString("hour")));
    }

    void open(List<OpenRecord> open) throws SQLException {
        update("delete from app.log_open_record where job = ?", job);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into app.log_open_record values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (OpenRecord one : open) {
                QueryStatistics query = one.query();
                LogPlace place = query == null ? LogPlace.ANY : query.place();
                set(
                        insert,
                        job,
                        one.session(),
                        place.database(),
                        place.hour(),
                        query == null ? null : Long.valueOf(query.hash()),
                        one.lines(),
                        one.errors(),
                        one.fileBytes(),
                        one.lockMicros());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            statement.execute();
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
