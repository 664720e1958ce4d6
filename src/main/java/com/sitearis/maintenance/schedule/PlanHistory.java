package com.sitearis.maintenance.schedule;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which plans were in force, who asked for reloads, and what the nodes answered. */
final class PlanHistory {

    private final JdbcClient database;
    private final Clock clock;

    PlanHistory(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<InForce> inForce() {
        return database.sql("select digest, reload_id from app.plan_in_force order by id desc limit 1")
                .query((row, number) -> new InForce(row.getString(1), row.getObject(2, Long.class)))
                .optional();
    }

    boolean wasInForce(String digest) {
        return database.sql("select exists (select from app.plan_in_force where digest = ?)")
                .param(digest)
                .query(Boolean.class)
                .single();
    }

    void putInForce(String digest, String node, @Nullable Long reload) {
        database.sql("""
                        insert into app.plan_in_force (digest, node, reload_id, applied_at)
                        values (:digest, :node, :reload, :now)
                        """)
                .param("digest", digest)
                .param("node", node)
                .param("reload", reload)
                .param("now", now())
                .update();
    }

    long askReload(String by) {
        return database.sql("insert into app.plan_reload (asked_at, asked_by) values (?, ?) returning id")
                .params(now(), by)
                .query(Long.class)
                .single();
    }

    /** The newest wish, 0 when there was none. */
    long newestReload() {
        return database.sql("select coalesce(max(id), 0) from app.plan_reload")
                .query(Long.class)
                .single();
    }

    /** An answer of now. */
    PlanAnswer answer(String node, PlanAnswer.Verdict verdict, @Nullable String digest, String detail) {
        return new PlanAnswer(node, verdict, digest, detail, clock.instant());
    }

    void answer(long reload, PlanAnswer answer) {
        database.sql("""
                        insert into app.plan_answer (reload_id, node, answer, digest, detail, answered_at)
                        values (:reload, :node, :answer, :digest, :detail, :at)
                        on conflict (reload_id, node) do update
                           set answer = excluded.answer, digest = excluded.digest, detail = excluded.detail,
                               answered_at = excluded.answered_at
                        """)
                .param("reload", reload)
                .param("node", answer.node())
                .param("answer", answer.verdict().name())
                .param("digest", answer.digest())
                .param("detail", answer.detail())
                .param("at", Timestamp.from(answer.answered()))
                .update();
    }

    List<PlanAnswer> answers(long reload) {
        return database.sql("""
                        select node, answer, digest, detail, answered_at from app.plan_answer
                         where reload_id = ? order by node
                        """)
                .param(reload)
                .query((row, number) -> new PlanAnswer(
                        row.getString("node"),
                        PlanAnswer.Verdict.valueOf(row.getString("answer")),
                        row.getString("digest"),
                        row.getString("detail"),
                        row.getTimestamp("answered_at").toInstant()))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /**
     * The plan that the cluster carries out.
     *
     * @param reload the wish that brought it; null when a node's start did
     */
    record InForce(String digest, @Nullable Long reload) {}
}
