package com.sitearis.maintenance.notify;

import com.sitearis.maintenance.notify.sending.Letter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Rows of the outbox as records. */
public final class OutgoingRows {

    private OutgoingRows() {}

    public static Outgoing outgoing(ResultSet row, int number) throws SQLException {
        return new Outgoing(
                row.getLong("id"),
                Channel.valueOf(row.getString("channel")),
                row.getString("kind"),
                row.getString("key"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("message_id"),
                Outgoing.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "put_at"),
                instantOrNull(row, "next_attempt_at"),
                instant(row, "give_up_at"),
                instantOrNull(row, "sent_at"),
                row.getString("problem"),
                row.getLong("size"));
    }

    public static Outgoing.Event event(ResultSet row, int number) throws SQLException {
        return new Outgoing.Event(
                instant(row, "at"), row.getString("event"), row.getString("by"), row.getString("detail"));
    }

    public static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getLong("id"),
                row.getInt("attempts"),
                row.getInt("failures"),
                Channel.valueOf(row.getString("channel")),
                row.getString("kind"),
                row.getString("key"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getBytes("content"),
                instant(row, "put_at"),
                instant(row, "give_up_at"));
    }

    public static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
