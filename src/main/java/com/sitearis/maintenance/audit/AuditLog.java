package com.sitearis.maintenance.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries, as they are in the database. */
public final class AuditLog {

    private static final int PAGE = 500;

    private static final String LIST = """
            select audit.*, outcome.at as ended, outcome.outcome, outcome.detail as result
            from app.audit
            left join app.audit_outcome outcome on outcome.audit_id = audit.id
            where (:actor::text is null or audit.actor = :actor)
              and (:text::text is null
                   or position(:text in lower(audit.action || ' ' || audit.subject || ' ' || audit.detail)) > 0)
              and (:from::timestamptz is null or audit.at >= :from)
              and (:to::timestamptz is null or audit.at < :to)
              and (:before::bigint is null or audit.id < :before)
            order by audit.id desc
            limit :limit""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** To be called before the thing is done; when it fails, the thing must not be done. */
    public long begin(AuditEntry entry) {
        return jdbc.sql("""
                        insert into app.audit (at, actor, via, address, action, subject, detail, request)
                        values (:at, :actor, :via, :address, :action, :subject, :detail, :request)
                        returning id""")
                .param("at", now())
                .param("actor", entry.actor())
                .param("via", entry.via())
                .param("address", entry.address())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("detail", entry.detail())
                .param("request", entry.request())
                .query(Long.class)
                .single();
    }

    public void end(long id, Outcome outcome, String result) {
        jdbc.sql("insert into app.audit_outcome (audit_id, at, outcome, detail) values (:id, :at, :outcome, :result)")
                .param("id", id)
                .param("at", now())
                .param("outcome", outcome.name())
                .param("result", AuditEntry.cut(result))
                .update();
    }

    /** For what is over as soon as it is known, such as a login. */
    public void record(AuditEntry entry, Outcome outcome, String result) {
        end(begin(entry), outcome, result);
    }

    public List<Audited> list(AuditFilter filter) {
        return jdbc.sql(LIST)
                .param("actor", filter.actor())
                .param("text", filter.text() == null ? null : filter.text().toLowerCase(Locale.ROOT))
                .param("from", timestamp(filter.from()))
                .param("to", timestamp(filter.to()))
                .param("before", filter.before())
                .param("limit", filter.limit())
                .query(AuditLog::read)
                .list();
    }

    /** All that the filter lets through, page by page: an export of any length needs the memory of one page. */
    public void each(AuditFilter filter, Consumer<Audited> reader) {
        AuditFilter next =
                new AuditFilter(filter.actor(), filter.text(), filter.from(), filter.to(), filter.before(), PAGE);
        List<Audited> page;
        do {
            page = list(next);
            page.forEach(reader);
            next = page.isEmpty()
                    ? next
                    : next.olderThan(page.get(page.size() - 1).id());
        } while (page.size() == PAGE);
    }

    private static Audited read(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        OffsetDateTime ended = row.getObject("ended", OffsetDateTime.class);
        return new Audited(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AuditEntry(
                        row.getString("actor"),
                        row.getString("via"),
                        row.getString("address"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail"),
                        row.getString("request")),
                ended == null ? null : ended.toInstant(),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("result"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
