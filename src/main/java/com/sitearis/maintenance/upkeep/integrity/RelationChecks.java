package com.sitearis.maintenance.upkeep.integrity;

import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When each relation of a database was last verified, and with what outcome: {@code app.relation_check}. */
final class RelationChecks {

    private final JdbcClient jdbc;
    private final String target;

    RelationChecks(JdbcClient jdbc, String target) {
        this.jdbc = jdbc;
        this.target = target;
    }

    Map<String, Instant> last() {
        Map<String, Instant> last = new LinkedHashMap<>();
        jdbc.sql("select relation, checked_at from app.relation_check where target = :target")
                .param("target", target)
                .query((ResultSet row) -> {
                    last.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return last;
    }

    /** What is damaged, by relation, as far as it was verified. */
    Map<String, String> damaged() {
        Map<String, String> damaged = new LinkedHashMap<>();
        jdbc.sql("""
                        select relation, damage from app.relation_check
                         where target = :target and damage is not null order by relation""").param("target", target).query((ResultSet row) -> {
            damaged.put(row.getString(1), row.getString(2));
        });
        return damaged;
    }

    /** @param damage null when it is sound */
    void checked(Relation relation, Instant at, Duration took, @Nullable String damage) {
        jdbc.sql("""
                        insert into app.relation_check (target, relation, checked_at, took, pages, damage)
                        values (:target, :relation, :at, make_interval(secs => :seconds), :pages, cast(:damage as text))
                        on conflict (target, relation) do update
                           set checked_at = excluded.checked_at, took = excluded.took, pages = excluded.pages,
                               damage = excluded.damage""")
                .param("target", target)
                .param("relation", relation.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("seconds", took.toNanos() / 1e9)
                .param("pages", relation.pages())
                .param("damage", damage)
                .update();
    }

    /** Relations that are no more are forgotten, with their damage. */
    void keepOnly(Collection<String> names) {
        jdbc.sql("delete from app.relation_check where target = :target and relation <> all (:names)")
                .param("target", target)
                .param("names", names.toArray(new String[0]))
                .update();
    }
}
