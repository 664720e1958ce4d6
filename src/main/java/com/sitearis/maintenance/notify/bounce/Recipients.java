package com.sitearis.maintenance.notify.bounce;

import static com.sitearis.maintenance.notify.OutgoingRows.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which addresses take our mail, as far as it is known. */
public final class Recipients {

    private static final String ONE = """
            select (select max(sent_at) from app.outgoing
                    where channel = 'MAIL' and lower(recipient) = :address) as last_sent,
                   count(*) filter (where hard) as hard,
                   count(*) filter (where not hard) as soft,
                   min(at) filter (where hard) as since,
                   (array_agg(detail order by at desc, id desc) filter (where hard))[1] as why
            from app.bounce where lower(recipient) = :address and cleared_at is null""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Recipients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order given; an address that was never written to is there too. */
    public List<Recipient> of(Collection<String> addresses) {
        return addresses.stream().distinct().map(this::one).toList();
    }

    /** Every address that bounces, whether or not the plan still has it. */
    public List<Recipient> bouncing() {
        return of(jdbc.sql("select distinct recipient from app.bounce where hard and cleared_at is null order by 1")
                .query(String.class)
                .list());
    }

    /** The address works again, says somebody. Answers how many bounces that clears. */
    public int clear(String address, String by) {
        return jdbc.sql("update app.bounce set cleared_at = :now, cleared_by = :by"
                        + " where lower(recipient) = :address and cleared_at is null")
                .param("now", timestamp(clock.instant()))
                .param("by", by)
                .param("address", address.toLowerCase(Locale.ROOT))
                .update();
    }

    private Recipient one(String address) {
        return jdbc.sql(ONE)
                .param("address", address.toLowerCase(Locale.ROOT))
                .query((row, number) -> recipient(address, row))
                .single();
    }

    private static Recipient recipient(String address, ResultSet row) throws SQLException {
        return new Recipient(
                address,
                instant(row, "last_sent"),
                row.getInt("hard"),
                row.getInt("soft"),
                instant(row, "since"),
                row.getString("why"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
