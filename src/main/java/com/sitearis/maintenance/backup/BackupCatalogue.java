package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.manifest.BackupJson;
import com.sitearis.maintenance.backup.manifest.Manifest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What we know of every backup: {@code app.backup} with its tiers and proofs. The store is the truth; this answers fast.
 *
 * <p>Every change is one statement, so that a crash leaves it done or not done, and may be repeated: a run that is taken up
 * again does what it did before.
 */
public final class BackupCatalogue {

    /** What a draft and a manifest say of the backup. */
    private static final String DESCRIPTION = """
            snapshot_at = :snapshotAt, method = :method, encrypted = :encrypted, size = :size,
            plain_size = :plainSize, server_version = :serverVersion
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProofLedger proofs;

    public BackupCatalogue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.proofs = new ProofLedger(jdbc);
    }

    /** The run's backup: the one it began before, unless that was abandoned, or else a new one. */
    public Backup begin(
            String plan,
            String database,
            String store,
            long runId,
            LocalDate date,
            String label,
            String method,
            boolean encrypted) {
        Optional<Backup> mine = Optional.empty();
        // More than one pass only when two backups drew the same id in the same second.
        for (int pass = 0; pass < 3 && mine.isEmpty(); pass++) {
            Instant now = clock.instant();
            jdbc.sql("""
                            insert into app.backup (id, plan, database, store, run_id, state, date, label, begun_at,
                                                    method, encrypted)
                            values (:id, :plan, :database, :store, :runId, 'DUMPING', :date, :label, :now,
                                    :method, :encrypted)
                                on conflict do nothing
                            """)
                    .param("id", BackupId.next(now, database))
                    .param("plan", plan)
                    .param("database", database)
                    .param("store", store)
                    .param("runId", runId)
                    .param("date", date)
                    .param("label", label)
                    .param("now", BackupRows.at(now))
                    .param("method", method)
                    .param("encrypted", encrypted)
                    .update();
            mine = byRun(runId).filter(backup -> backup.state() != BackupState.ABANDONED);
        }
        return mine.orElseThrow(() -> new CatalogueContradicted("of run " + runId, "missing", "DUMPING"));
    }

    /** Remembers the manifest between dump and seal, so that a run that is taken up again need not dump again. */
    public void saveDraft(String id, Manifest draft) {
        String sql = """
                update app.backup
                   set draft = cast(:manifest as jsonb), %s
                 where id = :id and state = 'DUMPING'
                """.formatted(DESCRIPTION);
        changeOne(id, "DUMPING with a draft", describe(draft, jdbc.sql(sql)));
    }

    /** What {@link #saveDraft} kept, until the backup is sealed. */
    public Optional<Manifest> draft(String id) {
        return json("select draft from app.backup where id = :id and draft is not null", id)
                .map(draft -> BackupJson.read(draft, Manifest.class, "the draft of " + id));
    }

    /** The manifest of a backup that was sealed once. */
    public Optional<Manifest> manifest(String id) {
        return json("select manifest from app.backup where id = :id and manifest is not null", id)
                .map(manifest -> BackupJson.manifest(manifest, "the manifest of " + id + " in the catalogue"));
    }

    /** Its manifest lies in the store. */
    public void sealed(String id, Manifest manifest) {
        String sql = """
                update app.backup
                   set state = 'SEALED', manifest = cast(:manifest as jsonb), draft = null, sealed_at = :sealedAt,
                       tiers = tiers || cast(:tiers as jsonb), %s
                 where id = :id and state in ('DUMPING', 'SEALED')
                """.formatted(DESCRIPTION);
        changeOne(id, "SEALED", sealing(manifest, jdbc.sql(sql)));
    }

    /** Takes in a sealed backup that the store has and the catalogue has not, or thought gone or unfinished. */
    public void adopt(Manifest manifest, String store, boolean pinned) {
        String sql = """
                insert into app.backup as b (id, plan, database, store, state, date, label, pinned, tiers, begun_at,
                                             snapshot_at, sealed_at, method, encrypted, size, plain_size,
                                             server_version, manifest)
                values (:id, :plan, :database, :store, 'SEALED', :date, :label, :pinned, cast(:tiers as jsonb), :snapshotAt,
                        :snapshotAt, :sealedAt, :method, :encrypted, :size, :plainSize,
                        :serverVersion, cast(:manifest as jsonb))
                    on conflict (id) do update
                   set state = 'SEALED', store = :store, pinned = b.pinned or :pinned,
                       tiers = cast(:tiers as jsonb) || b.tiers, sealed_at = :sealedAt,
                       manifest = cast(:manifest as jsonb), draft = null, ended_at = null, ended_why = null, %s
                """.formatted(DESCRIPTION);
        StatementSpec statement = sealing(manifest, jdbc.sql(sql))
                .param("plan", manifest.plan())
                .param("database", manifest.database())
                .param("store", store)
                .param("date", manifest.date())
                .param("label", manifest.label())
                .param("pinned", pinned);
        changeOne(manifest.id(), "SEALED", statement);
    }

    /** Another reason to keep it; a reason that it has already is given the new period. */
    public void addTier(String id, Tier tier) {
        StatementSpec statement = jdbc.sql("""
                        update app.backup set tiers = tiers || cast(:tiers as jsonb)
                         where id = :id and state in ('DUMPING', 'SEALED')
                        """).param("tiers", BackupRows.json(List.of(tier)));
        changeOne(id, "kept as " + tier.name(), statement);
    }

    /** Given up before it was sealed; its data must be gone already. */
    public void abandon(String id, String why) {
        end(id, "DUMPING", BackupState.ABANDONED, why);
    }

    /** Never pruned from now on; {@code Pinning} tells the store as well. */
    public void pin(String id) {
        setPinned(id, true);
    }

    public void unpin(String id) {
        setPinned(id, false);
    }

    /**
     * Marks a backup before anything of it is deleted; one that was marked before keeps its first reason. False when it was
     * pinned or changed since the decision.
     */
    public boolean markPruning(String id, String why) {
        return jdbc.sql("""
                                update app.backup
                                   set state = 'PRUNING',
                                       ended_why = case when state = 'PRUNING' then coalesce(ended_why, :why) else :why end
                                 where id = :id and state in ('SEALED', 'PRUNING') and not pinned
                                """).param("id", id).param("why", why).update() == 1;
    }

    /** Takes the mark back: its manifest is still in the store, so it is whole. */
    public void keepAfterAll(String id) {
        jdbc.sql("update app.backup set state = 'SEALED', ended_why = null where id = :id and state = 'PRUNING'")
                .param("id", id)
                .update();
    }

    /** Nothing of it is left in the store; why, {@link #markPruning} has said. */
    public void pruned(String id) {
        end(id, "SEALED PRUNING", BackupState.PRUNED, null);
    }

    /** The store has it no more, and not by our doing. */
    public void lost(String id, String why) {
        end(id, "SEALED", BackupState.LOST, why);
    }

    public void record(Proof proof, @Nullable Long runId) {
        proofs.record(proof, runId);
    }

    /** Newest first. */
    public List<Proof> proofs(String id) {
        return proofs.of(id);
    }

    public ProofLedger ledger() {
        return proofs;
    }

    public Optional<Backup> byId(String id) {
        return jdbc.sql(BackupRows.SELECT + " where b.id = :id")
                .param("id", id)
                .query(BackupRows.backups())
                .optional();
    }

    /** The run's backup; one that was given up only if the run has no other. */
    public Optional<Backup> byRun(long runId) {
        return jdbc.sql(BackupRows.SELECT
                        + " where b.run_id = :run order by b.state = 'ABANDONED', b.begun_at desc, b.id desc limit 1")
                .param("run", runId)
                .query(BackupRows.backups())
                .optional();
    }

    /** Newest first. */
    public List<Backup> list(BackupFilter filter) {
        String states = filter.states().stream().map(Enum::name).collect(Collectors.joining(","));
        return jdbc.sql(BackupRows.SELECT + """
                                 where b.state = any (string_to_array(:states, ','))
                                   and (cast(:plan as text) is null or b.plan = :plan)
                                   and (cast(:database as text) is null or b.database = :database)
                                   and (cast(:verdict as text) is null or b.verdict = :verdict)
                                   and (cast(:tier as text) is null or jsonb_exists(b.tiers, :tier))
                                   and (cast(:before as text) is null or b.id < cast(:before as text) collate "C")
                                 order by b.id desc
                                 limit nullif(:limit, 0)
                                """)
                .param("states", states)
                .param("plan", filter.plan())
                .param("database", filter.database())
                .param(
                        "verdict",
                        filter.verdict() == null ? null : filter.verdict().name())
                .param("tier", filter.tier())
                .param("before", filter.before())
                .param("limit", filter.limit())
                .query(BackupRows.backups())
                .list();
    }

    /** All of these days, what is gone included; newest first. */
    public List<Backup> between(String plan, String database, LocalDate first, LocalDate last) {
        return jdbc.sql(BackupRows.SELECT + """
                                 where b.plan = :plan and b.database = :database and b.date between :first and :last
                                 order by b.id desc
                                """)
                .param("plan", plan)
                .param("database", database)
                .param("first", first)
                .param("last", last)
                .query(BackupRows.backups())
                .list();
    }

    /** By database, the newest one that was restored and found equal; without those that have none. */
    public Map<String, Backup> newestProven(String plan, Collection<String> databases) {
        return jdbc
                .sql(BackupRows.SELECT + """
                                 where b.id in (
                                     select newest.id from unnest(:databases) asked (name) cross join lateral (
                                         select id from app.backup
                                          where plan = :plan and database = asked.name
                                            and state = 'SEALED' and verdict in ('PROVEN', 'PROVEN_EXCEPT')
                                          order by id desc limit 1) newest)
                                """)
                .param("plan", plan)
                .param("databases", databases.toArray(String[]::new))
                .query(BackupRows.backups())
                .list()
                .stream()
                .collect(Collectors.toMap(Backup::database, Function.identity()));
    }

    /** The bytes in the store by local date, of the largest one where a day has several; what is gone included. */
    public NavigableMap<LocalDate, Long> sizes(String plan, String database, LocalDate first, LocalDate last) {
        NavigableMap<LocalDate, Long> sizes = new TreeMap<>();
        jdbc.sql("""
                        select date, max(size) from app.backup
                         where plan = :plan and database = :database and date between :first and :last
                           and size > 0 and state <> 'DUMPING'
                         group by date""")
                .param("plan", plan)
                .param("database", database)
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    sizes.put(row.getObject(1, LocalDate.class), row.getLong(2));
                });
        return sizes;
    }

    /** What retention decides about. Newest first. */
    public List<Backup> sealedOf(String plan, String database) {
        return list(BackupFilter.restorable().ofPlan(plan).ofDatabase(database));
    }

    /** Backups of a local date that another tier due that day may join. Newest first. */
    public List<Backup> sameDay(String plan, String database, LocalDate date) {
        return jdbc.sql(BackupRows.SELECT + """
                                 where b.plan = :plan and b.database = :database and b.date = :date
                                   and b.state = 'SEALED' and b.verdict <> 'DIFFERENT'
                                 order by b.id desc
                                """)
                .param("plan", plan)
                .param("database", database)
                .param("date", date)
                .query(BackupRows.backups())
                .list();
    }

    /** Begun and neither sealed nor given up, or marked for pruning and not gone. Oldest first. */
    public List<Backup> open() {
        return jdbc.sql(BackupRows.SELECT + " where b.state in ('DUMPING', 'PRUNING') order by b.id")
                .query(BackupRows.backups())
                .list();
    }

    private void end(String id, String from, BackupState to, @Nullable String why) {
        StatementSpec statement = jdbc.sql("""
                        update app.backup
                           set state = :to, ended_why = coalesce(:why, ended_why), ended_at = coalesce(ended_at, :now)
                         where id = :id and (state = :to or state = any (string_to_array(:from, ' ')))
                        """)
                .param("from", from)
                .param("to", to.name())
                .param("why", why)
                .param("now", BackupRows.at(clock.instant()));
        changeOne(id, to.name(), statement);
    }

    private void setPinned(String id, boolean pinned) {
        StatementSpec statement = jdbc.sql(
                        "update app.backup set pinned = :pinned where id = :id and state in ('DUMPING', 'SEALED')")
                .param("pinned", pinned);
        changeOne(id, pinned ? "pinned" : "unpinned", statement);
    }

    private static StatementSpec sealing(Manifest manifest, StatementSpec statement) {
        return describe(manifest, statement)
                .param("sealedAt", BackupRows.at(manifest.sealedAt()))
                .param("tiers", BackupRows.json(manifest.tiers()));
    }

    private static StatementSpec describe(Manifest manifest, StatementSpec statement) {
        return statement
                .param("manifest", BackupJson.write(manifest))
                .param("snapshotAt", BackupRows.at(manifest.snapshotAt()))
                .param("method", manifest.method())
                .param("encrypted", manifest.files().stream().anyMatch(Manifest.File::encrypted))
                .param("size", manifest.size())
                .param("plainSize", manifest.plainSize())
                .param("serverVersion", manifest.source().serverVersion());
    }

    private void changeOne(String id, String wanted, StatementSpec statement) {
        if (statement.param("id", id).update() != 1) {
            String found = byId(id).map(backup -> backup.state().name()).orElse("not in the catalogue");
            throw new CatalogueContradicted(id, found, wanted);
        }
    }

    private Optional<String> json(String sql, String id) {
        return jdbc.sql(sql).param("id", id).query(String.class).optional();
    }
}
