package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.manifest.BackupJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All proofs of all backups, and what they say together.
 *
 * <p>The newest proof does not simply win. A difference stands until a later proof that looked at least as deeply finds
 * none: re-hashing the stored bytes cannot cure a row that the restored copy lacks. And a backup that was restored and compared
 * once is still proven after its bytes were merely re-hashed and found the same.
 */
public final class ProofLedger {

    private final JdbcClient jdbc;

    ProofLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a proof and restates the backup's verdict, in one statement; the same proof again changes nothing. */
    void record(Proof proof, @Nullable Long runId) {
        jdbc.sql("""
                        with fresh as (
                            insert into app.backup_proof (backup_id, run_id, level, verdict, started, finished,
                                                          restore_time, against, differences, exceptions, tables, rows)
                            values (:id, cast(:runId as bigint), :level, :verdict, :started, :finished,
                                    make_interval(secs => cast(:restoreSeconds as double precision)), :against,
                                    cast(:differences as jsonb), cast(:exceptions as jsonb), :tables, :rows)
                                on conflict (backup_id, started) do nothing
                         returning level, verdict, finished, restore_time),
                        known as (
                            select *, array_position(array['CHECKSUM', 'ROWS', 'CONTENT'], level) as depth
                              from (select level, verdict, finished, restore_time
                                      from app.backup_proof where backup_id = :id
                                     union all
                                    select * from fresh) as p),
                        standing as (
                            select *
                              from known k
                             where k.verdict <> 'DIFFERENT'
                                or not exists (select from known later
                                                where later.finished > k.finished
                                                  and later.verdict <> 'DIFFERENT'
                                                  and later.depth >= k.depth)
                             order by case when k.verdict = 'DIFFERENT' then 0
                                           when k.verdict in ('PROVEN', 'PROVEN_EXCEPT') then 1
                                           else 2 end, k.finished desc
                             limit 1)
                        update app.backup b
                           set verdict = s.verdict, proven_level = s.level, proven_at = s.finished,
                               restore_time = s.restore_time
                          from standing s
                         where b.id = :id
                        """)
                .param("id", proof.backupId())
                .param("runId", runId)
                .param("level", proof.level().name())
                .param("verdict", proof.verdict().name())
                .param("started", BackupRows.at(proof.started()))
                .param("finished", BackupRows.at(proof.finished()))
                .param("restoreSeconds", BackupRows.seconds(proof.restoreTime()))
                .param("against", proof.against())
                .param("differences", BackupJson.write(proof.differences()))
                .param("exceptions", BackupJson.write(proof.exceptions()))
                .param("tables", proof.tables())
                .param("rows", proof.rows())
                .update();
    }

    /** Newest first. */
    List<Proof> of(String backupId) {
        return jdbc.sql("""
                        select backup_id, level, verdict, started, finished,
                               date_part('epoch', restore_time) as restore_seconds,
                               against, differences, exceptions, tables, rows
                          from app.backup_proof
                         where backup_id = :id
                         order by finished desc, id desc
                        """).param("id", backupId).query(BackupRows::proof).list();
    }

    /** When the known proofs of a plan's backups began, by backup. */
    public Map<String, List<Instant>> startsOfPlan(String plan) {
        record Start(String backupId, Instant started) {}
        return jdbc
                .sql("""
                        select p.backup_id, p.started
                          from app.backup_proof p
                          join app.backup b on b.id = p.backup_id
                         where b.plan = :plan
                        """)
                .param("plan", plan)
                .query((row, number) -> new Start(
                        row.getString("backup_id"),
                        row.getObject("started", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Start::backupId, Collectors.mapping(Start::started, Collectors.toList())));
    }
}
