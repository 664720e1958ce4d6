package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.dump.Dumping;
import com.sitearis.maintenance.backup.dump.PgDump;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.backup.manifest.StoredBackup;
import com.sitearis.maintenance.backup.preflight.Preflight;
import com.sitearis.maintenance.backup.proof.BackupNotProven;
import com.sitearis.maintenance.backup.proof.Proofs;
import com.sitearis.maintenance.backup.proof.Proving;
import com.sitearis.maintenance.backup.retention.Leftovers;
import com.sitearis.maintenance.backup.retention.PruneReport;
import com.sitearis.maintenance.backup.retention.Pruning;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.backup.witness.SourceSession;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.storage.Encryption;
import com.sitearis.maintenance.storage.Store;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of one backup run. Each may die at any instruction and be executed again: what is done is read from the
 * catalogue and the store, never from memory.
 */
final class BackupWork {

    private static final Logger log = LoggerFactory.getLogger(BackupWork.class);

    private final Assignment<DatabaseBackupSettings> assignment;
    private final DatabaseBackupSettings settings;
    private final Database database;
    private final Workshop workshop;
    private final BackupCatalogue catalogue;
    private final TierRules rules;
    private final DatabaseLock lock;

    BackupWork(Assignment<DatabaseBackupSettings> assignment, Workshop workshop) {
        this.assignment = assignment;
        this.settings = assignment.settings();
        this.database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
        this.workshop = workshop;
        this.catalogue = workshop.catalogue();
        this.rules = new TierRules(assignment.plan(), assignment.target());
        this.lock = new DatabaseLock(workshop.direct(), assignment.plan().name(), assignment.target());
    }

    /** Everything that can be known to fail is found before the first byte is written. */
    void preflight(StepScope scope) throws Exception {
        lock.hold(scope);
        try (Store store = store()) {
            new Leftovers(catalogue, store).removeOf(plan(), database.name(), settings.store());
            new Preflight(
                            database,
                            settings,
                            workshop.programs(),
                            workshop.home(),
                            catalogue.sealedOf(plan(), database.name()))
                    .check(store, scope);
        }
    }

    void dump(StepScope scope) throws Exception {
        lock.hold(scope);
        Optional<Backup> joined = mine().isPresent() ? Optional.empty() : joined();
        if (joined.isPresent()) {
            scope.note("served by " + joined.get().id() + ", which holds this date already");
            return;
        }
        Backup backup = begin();
        if (backup.state() != BackupState.DUMPING
                || catalogue.draft(backup.id()).isPresent()) {
            return; // an attempt before this one got as far
        }
        scope.note("backup " + backup.id());
        try (Store store = store()) {
            new Leftovers(catalogue, store).remove(backup);
            dump(backup, store, scope);
        }
    }

    private Backup begin() {
        return catalogue.begin(
                plan(),
                database.name(),
                settings.store(),
                assignment.runId(),
                date(),
                label(),
                settings.method().name().toLowerCase(Locale.ROOT),
                encryption().encrypts());
    }

    /** What fails leaves nothing in the store; what is killed leaves objects without a manifest for the next attempt. */
    private void dump(Backup backup, Store store, StepScope scope) throws Exception {
        try (SourceSession source = SourceSession.open(database.address())) {
            Manifest draft = dumping(backup, store, source).dump(source, List.of(tier()), scope);
            catalogue.saveDraft(backup.id(), draft);
        } catch (Exception failed) {
            try {
                new Leftovers(catalogue, store).abandon(backup, "its dump failed");
            } catch (RuntimeException later) {
                failed.addSuppressed(later); // the next backup of the database removes them
            }
            throw failed;
        }
    }

    private Dumping dumping(Backup backup, Store store, SourceSession source) throws SQLException {
        int major = source.connection().getMetaData().getDatabaseMajorVersion();
        return new Dumping(
                backup, settings, store, encryption(), new PgDump(workshop.programs(), major), workshop.spool());
    }

    void seal(StepScope scope) throws Exception {
        lock.hold(scope);
        try (Store store = store()) {
            ManifestFiles files = new ManifestFiles(store);
            Optional<Backup> mine = mine();
            if (mine.isEmpty()) {
                Backup joined = joined().orElseThrow(() -> new NothingToSeal(assignment.runId()));
                new Leftovers(catalogue, store).tidy(joined.prefix() + ManifestFiles.TIER);
                files.writeTier(joined.prefix(), tier());
                catalogue.addTier(joined.id(), tier());
                return;
            }
            String id = mine.get().id();
            Optional<Manifest> draft = catalogue.draft(id);
            if (draft.isPresent()) {
                Manifest manifest = draft.get().sealedAt(workshop.clock().instant());
                new Leftovers(catalogue, store).tidy(mine.get().prefix() + ManifestFiles.MANIFEST);
                files.write(manifest);
                catalogue.sealed(id, manifest);
            }
        }
    }

    void prove(StepScope scope) throws Exception {
        lock.hold(scope);
        Backup backup = backup();
        try (Store store = store()) {
            new Leftovers(catalogue, store).tidy(backup.prefix() + ManifestFiles.PROOF);
            new Proofs(catalogue, new ManifestFiles(store)).takeIn(StoredBackup.of(backup, store), assignment.runId());
        }
        if (enough(backup())) {
            scope.note(backup.id() + " is proven already");
            return;
        }
        Manifest manifest = catalogue.manifest(backup.id()).orElseThrow(() -> new NothingToSeal(assignment.runId()));
        try (Store store = store()) {
            Proof proof = new Proving(
                            backup,
                            manifest,
                            store,
                            encryption(),
                            workshop.programs(),
                            workshop.spool(),
                            workshop.clock())
                    .prove(
                            settings.proof(),
                            workshop.ground(assignment.plan(), database, manifest),
                            settings.jobs(),
                            scope);
            new Proofs(catalogue, new ManifestFiles(store)).keep(backup, proof, assignment.runId());
            tell(proof, scope);
        }
    }

    private static void tell(Proof proof, StepScope scope) {
        proof.exceptions().forEach(exception -> scope.note("not proven here: " + exception));
        if (proof.verdict() == Verdict.DIFFERENT) {
            throw new BackupNotProven(proof.backupId(), proof.differences());
        }
        scope.note(proof.verdict() + ": " + proof.tables() + " tables, " + proof.rows() + " rows");
    }

    private boolean enough(Backup backup) {
        ProofLevel level = backup.provenLevel();
        boolean good = backup.verdict().good() || backup.verdict() == Verdict.INTACT;
        return good && level != null && level.compareTo(settings.proof()) >= 0;
    }

    void prune(StepScope scope) throws Exception {
        lock.hold(scope);
        LocalDate today = LocalDate.ofInstant(
                workshop.clock().instant(), assignment.plan().zone());
        try (Store store = store()) {
            PruneReport report = new Pruning(catalogue, store)
                    .prune(plan(), database.name(), rules.policy(), today, scope::checkStop);
            report.pruned()
                    .forEach(
                            gone -> scope.note("pruned " + gone.backupId() + ": " + String.join("; ", gone.reasons())));
            report.refused().forEach(kept -> scope.note("not pruned " + kept.backupId() + ": " + kept.why()));
        }
    }

    /** Lets the next backup of the database begin. */
    void end() {
        try {
            lock.close();
        } catch (SQLException gone) {
            log.warn("the lock of {} could not be given back in order; its end frees it", database.name(), gone);
        }
    }

    /** The backup that this run began itself. */
    private Optional<Backup> mine() {
        return catalogue.byRun(assignment.runId()).filter(backup -> backup.state() != BackupState.ABANDONED);
    }

    private Backup backup() {
        return mine().or(this::joined).orElseThrow(() -> new NothingToSeal(assignment.runId()));
    }

    /**
     * The backup that serves this tier too: of the same date, or taken after this slot was due, whole, of the same selection
     * and made by a schedule. A backup that a person asked for is always a fresh one.
     */
    private Optional<Backup> joined() {
        if (!rules.scheduled().contains(settings.tier())
                || assignment.parameter(DatabaseBackupKind.TIER).isPresent()
                || !label().isEmpty()) {
            return Optional.empty();
        }
        return catalogue.sealedOf(plan(), database.name()).stream()
                .limit(50)
                .filter(backup -> backup.verdict() != Verdict.DIFFERENT && serves(backup))
                .findFirst();
    }

    private boolean serves(Backup backup) {
        Instant snapshot = backup.snapshotAt();
        boolean inTime = backup.date().equals(date()) || (snapshot != null && !snapshot.isBefore(assignment.slot()));
        boolean scheduled = backup.label().isEmpty()
                && backup.tiers().stream().anyMatch(tier -> rules.scheduled().contains(tier.name()));
        return inTime
                && scheduled
                && backup.store().equals(settings.store())
                && backup.encrypted() == encryption().encrypts()
                && catalogue
                        .manifest(backup.id())
                        .map(Manifest::selection)
                        .filter(settings.selection()::equals)
                        .isPresent();
    }

    private Tier tier() {
        String name = assignment.parameter(DatabaseBackupKind.TIER).orElse(settings.tier());
        if (name.equals(settings.tier())) {
            return new Tier(name, settings.keep());
        }
        Period keep = rules.keep().get(name);
        if (keep == null) {
            throw new TierUnknown(name, database.name(), rules.tiers());
        }
        return new Tier(name, keep);
    }

    /** Empty for none. */
    private String label() {
        return assignment.parameter(DatabaseBackupKind.LABEL).orElse("");
    }

    private String plan() {
        return assignment.plan().name();
    }

    private LocalDate date() {
        return assignment.date();
    }

    private Store store() {
        return workshop.open(assignment.plan(), settings.store());
    }

    private Encryption encryption() {
        return settings.encryption();
    }
}
