package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.plan.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents and what happened to them, as rows. */
final class IncidentRows {

    private static final String SELECT = """
            select incident.*, array(
                select deployment from app.incident_deployment where incident_id = incident.id order by linked_at, deployment)
                as deployments
            from app.incident
            """;

    private final JdbcClient jdbc;

    IncidentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Incident> byId(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, number) -> incident(row))
                .optional();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Incident> locked(long id) {
        return jdbc.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query((row, number) -> incident(row))
                .optional();
    }

    /** The newest of a cause; nobody else reports this cause until the transaction ends. */
    Optional<Incident> newestOf(String cause) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:cause, 20260101))")
                .param("cause", cause)
                .query((row, number) -> number)
                .list();
        return jdbc.sql(SELECT + "where cause = :cause order by id desc limit 1 for update")
                .param("cause", cause)
                .query((row, number) -> incident(row))
                .optional();
    }

    List<Incident> list(IncidentFilter filter) {
        IncidentFilter.Place before = filter.before();
        // Only the conditions that are asked for, so that each list finds its index.
        String conditions = (filter.environment() == null ? "" : " and environment = :environment")
                + (filter.closed() ? "" : " and state <> 'CLOSED'")
                + (before == null ? "" : " and (detected, id) < (:detected, :id)");
        return jdbc.sql(SELECT + "where true" + conditions + " order by detected desc, id desc limit :limit")
                .param("environment", filter.environment())
                .param("detected", before == null ? null : timestamp(before.detected()))
                .param("id", before == null ? 0 : before.id())
                .param("limit", filter.limit())
                .query((row, number) -> incident(row))
                .list();
    }

    List<Incident> touching(String environment, Instant from, Instant to) {
        return jdbc.sql(SELECT + """
                        where environment = :environment and impact_start < :to
                          and (impact_end is null or impact_end >= :from or detected >= :from)
                        order by impact_start, id""")
                .param("environment", environment)
                .param("from", timestamp(from))
                .param("to", timestamp(to))
                .query((row, number) -> incident(row))
                .list();
    }

    List<Incident> unfinished() {
        return jdbc.sql(SELECT + "where state in ('OPEN', 'ACKNOWLEDGED') order by id")
                .query((row, number) -> incident(row))
                .list();
    }

    Optional<Incident> unfinishedOf(String cause) {
        return jdbc.sql(SELECT + "where cause = :cause and state in ('OPEN', 'ACKNOWLEDGED')")
                .param("cause", cause)
                .query((row, number) -> incident(row))
                .optional();
    }

    long insert(Cause cause) {
        return jdbc.sql("""
                        insert into app.incident
                            (cause, environment, component, title, priority, state, opened_by, detected, impact_start)
                        values (:cause, :environment, :component, :title, :priority, 'OPEN', :by, :detected, :impactStart)
                        returning id""")
                .param("cause", cause.key())
                .param("environment", cause.environment())
                .param("component", cause.component())
                .param("title", cause.title())
                .param("priority", cause.priority().name())
                .param("by", cause.by())
                .param("detected", timestamp(cause.detected()))
                .param("impactStart", timestamp(cause.impactStart()))
                .query(Long.class)
                .single();
    }

    /** Sets columns of one incident; values are instants, enums, texts, numbers or null. */
    void set(long id, Map<String, @Nullable Object> columns) {
        String assignments =
                columns.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        columns.forEach((name, value) -> values.put(name, sqlValue(value)));
        values.put("incident", id);
        jdbc.sql("update app.incident set " + assignments + " where id = :incident")
                .params(values)
                .update();
    }

    void fired(long id) {
        jdbc.sql("update app.incident set fires = fires + 1 where id = ?")
                .param(id)
                .update();
    }

    void link(long id, String deployment, Instant at, String by) {
        jdbc.sql("""
                        insert into app.incident_deployment (incident_id, deployment, linked_at, linked_by)
                        values (:id, :deployment, :at, :by) on conflict do nothing""")
                .param("id", id)
                .param("deployment", deployment)
                .param("at", timestamp(at))
                .param("by", by)
                .update();
    }

    IncidentEvent add(IncidentEvent event) {
        return jdbc.sql("""
                        insert into app.incident_event (incident_id, at, by, kind, from_value, to_value, text)
                        values (:incident, :at, :by, :kind, :from, :to, :text)
                        returning *""")
                .param("incident", event.incident())
                .param("at", timestamp(event.at()))
                .param("by", event.by())
                .param("kind", event.kind().name())
                .param("from", event.from())
                .param("to", event.to())
                .param("text", event.text())
                .query((row, number) -> event(row))
                .single();
    }

    List<IncidentEvent> events(long incident) {
        return jdbc.sql("select * from app.incident_event where incident_id = :incident order by id")
                .param("incident", incident)
                .query((row, number) -> event(row))
                .list();
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getString("cause"),
                row.getString("environment"),
                row.getString("component"),
                row.getString("title"),
                Priority.valueOf(row.getString("priority")),
                IncidentState.valueOf(row.getString("state")),
                row.getInt("fires"),
                row.getString("opened_by"),
                instant(row, "detected"),
                instant(row, "impact_start"),
                instantOrNull(row, "impact_end"),
                instantOrNull(row, "acknowledged"),
                row.getString("assignee"),
                instantOrNull(row, "confirmed"),
                instantOrNull(row, "next_update"),
                instantOrNull(row, "resolved"),
                instantOrNull(row, "closed"),
                row.getBoolean("false_alarm"),
                Arrays.asList((String[]) row.getArray("deployments").getArray()));
    }

    private static IncidentEvent event(ResultSet row) throws SQLException {
        return new IncidentEvent(
                row.getLong("id"),
                row.getLong("incident_id"),
                instant(row, "at"),
                row.getString("by"),
                IncidentEvent.Kind.valueOf(row.getString("kind")),
                row.getString("from_value"),
                row.getString("to_value"),
                row.getString("text"));
    }

    private static @Nullable Object sqlValue(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return timestamp(instant);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    private static OffsetDateTime timestamp(Instant instant) {
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
