package com.sitearis.maintenance.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All findings, in {@code app.finding}. */
public final class Findings {

    private record Key(String kind, String object) {
        static Key of(Finding finding) {
            return new Key(finding.kind(), finding.object());
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Findings(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.clock = clock;
    }

    /** Enters a look, all of it or nothing; the same look again changes nothing but when and how often it was seen. */
    public Recorded record(Look look) {
        return Objects.requireNonNull(transaction.execute(status -> enter(look)));
    }

    private Recorded enter(Look look) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "sitearis-maintenance/finding/" + look.source() + "/" + look.target())
                .query((row, number) -> number)
                .list();
        Map<Key, KnownFinding> open = new LinkedHashMap<>();
        standing(look).forEach(known -> open.put(Key.of(known.finding()), known));
        Map<Key, Finding> found = new LinkedHashMap<>();
        look.found().forEach(one -> found.putIfAbsent(Key.of(one), one));
        Instant now = clock.instant();
        List<Finding> fresh = new ArrayList<>();
        found.forEach((key, finding) -> {
            KnownFinding known = open.remove(key);
            if (known == null) {
                insert(look, finding, now);
                fresh.add(finding);
            } else {
                seenAgain(known.id(), finding, now);
            }
        });
        List<Finding> resolved = open.values().stream()
                .filter(known -> look.covered().test(known.finding()))
                .peek(known -> resolve(known.id(), now))
                .map(KnownFinding::finding)
                .toList();
        List<Finding> standing =
                standing(look).stream().map(KnownFinding::finding).toList();
        return new Recorded(fresh, resolved, standing);
    }

    private void insert(Look look, Finding finding, Instant now) {
        jdbc.sql("""
                        insert into app.finding (source, environment, target, kind, object, severity, evidence,
                                                 suggestion, first_seen, last_seen)
                        values (:source, :environment, :target, :kind, :object, :severity, :evidence, :suggestion,
                                :now, :now)""")
                .param("source", look.source())
                .param("environment", look.environment())
                .param("target", look.target())
                .param("kind", finding.kind())
                .param("object", finding.object())
                .param("severity", finding.severity().name())
                .param("evidence", finding.evidence())
                .param("suggestion", finding.suggestion())
                .param("now", at(now))
                .update();
    }

    private void seenAgain(long id, Finding finding, Instant now) {
        jdbc.sql("""
                        update app.finding set severity = :severity, evidence = :evidence, suggestion = :suggestion,
                               last_seen = :now, seen = seen + 1
                         where id = :id""")
                .param("id", id)
                .param("severity", finding.severity().name())
                .param("evidence", finding.evidence())
                .param("suggestion", finding.suggestion())
                .param("now", at(now))
                .update();
    }

    private void resolve(long id, Instant now) {
        jdbc.sql("update app.finding set resolved_at = :now where id = :id")
                .param("id", id)
                .param("now", at(now))
                .update();
    }

    public Optional<KnownFinding> find(long id) {
        return jdbc.sql("select * from app.finding where id = :id")
                .param("id", id)
                .query(Findings::known)
                .optional();
    }

    /** What a source has ever found of one object, the newest first. */
    public List<KnownFinding> about(String source, String object) {
        return jdbc.sql("""
                        select * from app.finding where source = :source and object = :object
                         order by resolved_at is not null, first_seen desc, id""")
                .param("source", source)
                .param("object", object)
                .query(Findings::known)
                .list();
    }

    /** All that ever found something, by name. */
    public List<String> sources() {
        return jdbc.sql("select distinct source from app.finding order by source")
                .query(String.class)
                .list();
    }

    private List<KnownFinding> standing(Look look) {
        return jdbc.sql("""
                        select * from app.finding
                         where source = :source and target = :target and resolved_at is null
                         order by id""")
                .param("source", look.source())
                .param("target", look.target())
                .query(Findings::known)
                .list();
    }

    /** The worst first, then the newest. */
    public List<KnownFinding> list(FindingFilter filter) {
        return list(filter, null, null);
    }

    /**
     * A part of the list.
     *
     * @param after the number of the last finding of the part before; null to begin
     * @param limit null for all
     */
    public List<KnownFinding> list(FindingFilter filter, @Nullable Long after, @Nullable Integer limit) {
        return jdbc.sql("""
                        select found.* from app.finding found left join app.finding before on before.id = :after
                         where (cast(:target as text) is null or found.target = :target)
                           and (cast(:source as text) is null or starts_with(found.source, :source))
                           and found.severity in (:severities)
                           and (:resolved or found.resolved_at is null)
                           and (before.id is null or %1$s > %2$s)
                         order by %1$s limit cast(:limit as int)""".formatted(place("found"), place("before")))
                .param("after", after)
                .param("limit", limit)
                .param("target", filter.target())
                .param("source", filter.source())
                .param(
                        "severities",
                        Arrays.stream(Severity.values())
                                .filter(severity -> severity.compareTo(filter.atLeast()) >= 0)
                                .map(Enum::name)
                                .toList())
                .param("resolved", filter.resolved())
                .query(Findings::known)
                .list();
    }

    /** What stands first, then the worst, then the newest. */
    private static String place(String finding) {
        return """
                (%1$s.resolved_at is not null, array_position(array['SEVERE', 'WARNING', 'NOTE'], %1$s.severity),
                 -extract(epoch from %1$s.first_seen), %1$s.id)""".formatted(finding);
    }

    private static KnownFinding known(ResultSet row, int number) throws SQLException {
        OffsetDateTime resolved = row.getObject("resolved_at", OffsetDateTime.class);
        return new KnownFinding(
                row.getLong("id"),
                row.getString("source"),
                row.getString("environment"),
                row.getString("target"),
                new Finding(
                        row.getString("kind"),
                        row.getString("object"),
                        Severity.valueOf(row.getString("severity")),
                        row.getString("evidence"),
                        row.getString("suggestion")),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                row.getInt("seen"),
                resolved == null ? null : resolved.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
