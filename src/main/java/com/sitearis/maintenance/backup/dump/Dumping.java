package com.sitearis.maintenance.backup.dump;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.DatabaseBackupSettings;
import com.sitearis.maintenance.backup.DumpMethod;
import com.sitearis.maintenance.backup.Tier;
import com.sitearis.maintenance.backup.manifest.BackupJson;
import com.sitearis.maintenance.backup.manifest.ByHand;
import com.sitearis.maintenance.backup.manifest.DatabaseSettings;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ObjectNames;
import com.sitearis.maintenance.backup.witness.Reading;
import com.sitearis.maintenance.backup.witness.Sequences;
import com.sitearis.maintenance.backup.witness.SourceSession;
import com.sitearis.maintenance.backup.witness.Together;
import com.sitearis.maintenance.backup.witness.Witness;
import com.sitearis.maintenance.backup.witness.WitnessTaking;
import com.sitearis.maintenance.backup.witness.WitnessTaking.Taken;
import com.sitearis.maintenance.postgres.PgChild;
import com.sitearis.maintenance.postgres.PgToolFailed;
import com.sitearis.maintenance.postgres.ServerFacts;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.storage.Encryption;
import com.sitearis.maintenance.storage.SealedOutput;
import com.sitearis.maintenance.storage.Sealing;
import com.sitearis.maintenance.storage.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a backup's objects into the store: the dump, the roles and the witness of one snapshot. */
public final class Dumping {

    private static final Logger log = LoggerFactory.getLogger(Dumping.class);

    private static final int MANY_LARGE_OBJECTS = 1000;
    // pg_restore says so since the minor releases of 2026; pg_dump may follow
    private static final String REFUSES_PIPES = "not a regular file";

    private final Backup backup;
    private final DatabaseBackupSettings settings;
    private final Store store;
    private final Encryption encryption;
    private final PgDump pgDump;
    private final Spool spool;

    public Dumping(
            Backup backup,
            DatabaseBackupSettings settings,
            Store store,
            Encryption encryption,
            PgDump pgDump,
            Spool spool) {
        this.backup = backup;
        this.settings = settings;
        this.store = store;
        this.encryption = encryption;
        this.pgDump = pgDump;
        this.spool = spool;
    }

    /** Dumps and returns the manifest, which is not in the store yet. */
    public Manifest dump(SourceSession source, List<Tier> tiers, StepScope scope) throws Exception {
        List<String> remarks = Collections.synchronizedList(new ArrayList<>());
        ServerFacts facts = ServerFacts.read(source.connection());
        DumpMethod method = method(source, remarks);
        LargeTables large = LargeTables.of(source.connection());
        List<Manifest.File> files = new ArrayList<>();
        Map<String, Witness.Sequence.Value> before = Sequences.values(source.connection());
        Taken taken;
        try (Together together = new Together(scope)) {
            Future<Taken> witness = together.begin(() -> witness(source, together));
            Future<Manifest.File> roles = together.begin(() -> roles(source, facts, remarks, together));
            Future<List<Manifest.File>> dump = together.begin(() -> archive(method, source, large, together));
            together.join();
            files.addAll(dump.get());
            files.add(roles.get());
            taken = witness.get();
        }
        var sequences = Sequences.between(source.connection(), taken.schema(), before);
        files.add(sealed(witness(source, taken, sequences)));
        return manifest(source, facts, method, tiers, files, remarks);
    }

    private DumpMethod method(SourceSession source, List<String> remarks) throws SQLException {
        if (settings.method() == DumpMethod.STREAM || !settings.selection().carriesLargeObjects()) {
            return settings.method();
        }
        var objects = Reading.largeObjects(source.connection(), false);
        if (objects == null || objects.count() <= MANY_LARGE_OBJECTS) {
            return settings.method();
        }
        remarks.add("dumped as one stream: " + objects.count()
                + " large objects would have become as many files in the store");
        return DumpMethod.STREAM;
    }

    private List<Manifest.File> archive(DumpMethod method, SourceSession source, LargeTables large, StepScope scope)
            throws Exception {
        if (method == DumpMethod.STREAM) {
            return List.of(stream(source, scope));
        }
        ParallelDump parallel = new ParallelDump(backup, settings, store, pgDump, spool);
        List<String> piped = large.files(source, pgDump, settings.selection());
        try {
            return parallel.dump(source, piped, scope);
        } catch (PgToolFailed failed) {
            if (piped.isEmpty() || !String.valueOf(failed.getMessage()).contains(REFUSES_PIPES)) {
                throw failed;
            }
            log.info("this pg_dump writes to no pipes; large tables go through the spool: {}", failed.getMessage());
            return parallel.dump(source, List.of(), scope);
        }
    }

    private Manifest.File stream(SourceSession source, StepScope scope) throws IOException {
        Sealing sealing = new Sealing(settings.compression(), settings.jobs(), encryption);
        try (PgChild child = pgDump.custom(source, settings.selection());
                var stop = scope.onStop(child::kill);
                SealedOutput sealed = sealing.to(store, key("dump.pgc"))) {
            Copying.copy(child.stdout(), sealed, scope);
            child.requireSuccess(); // before the commit: an unfinished dump must never become an object
            return Manifest.File.of("dump", backup.prefix(), sealed.finish());
        }
    }

    private Taken witness(SourceSession source, StepScope scope) throws Exception {
        var schema = pgDump.schema(source, settings.selection(), scope);
        return new WitnessTaking(source, settings.proof(), settings.jobs())
                .take(schema, settings.selection().carriesLargeObjects(), scope);
    }

    private Witness witness(SourceSession source, Taken taken, List<Witness.Sequence> sequences) {
        return new Witness(
                1,
                settings.proof(),
                source.takenAt(),
                taken.tables(),
                sequences,
                taken.largeObjects(),
                taken.schema(),
                taken.extensions());
    }

    private Manifest.File sealed(Witness witness) throws IOException {
        try (SealedOutput sealed = small().to(store, key("witness.json"))) {
            sealed.write(BackupJson.write(witness).getBytes(StandardCharsets.UTF_8));
            return Manifest.File.of("witness", backup.prefix(), sealed.finish());
        }
    }

    private Manifest.File roles(SourceSession source, ServerFacts facts, List<String> remarks, StepScope scope)
            throws IOException {
        if (!facts.readsPasswords()) {
            remarks.add("roles are saved without passwords: the account may not read them");
        }
        try (PgChild child = pgDump.roles(source.address(), facts.readsPasswords());
                var stop = scope.onStop(child::kill);
                SealedOutput sealed = small().to(store, key("roles.sql"))) {
            child.stdout().transferTo(sealed);
            child.requireSuccess();
            return Manifest.File.of("roles", backup.prefix(), sealed.finish());
        }
    }

    private Sealing small() {
        return new Sealing(settings.compression(), 0, encryption);
    }

    private String key(String plain) {
        return backup.prefix() + ObjectNames.sealed(plain, encryption);
    }

    private Manifest manifest(
            SourceSession source,
            ServerFacts facts,
            DumpMethod method,
            List<Tier> tiers,
            List<Manifest.File> files,
            List<String> remarks)
            throws SQLException {
        Manifest.Source dumped = new Manifest.Source(
                source.address().database(),
                facts.versionNumber(),
                pgDump.version(),
                facts.encoding(),
                facts.collate(),
                facts.ctype(),
                Objects.requireNonNullElse(facts.icuLocale(), ""),
                List.copyOf(new TreeSet<>(facts.extensions().keySet())),
                DatabaseSettings.of(source.connection()));
        return new Manifest(
                1,
                backup.id(),
                backup.plan(),
                backup.database(),
                backup.date(),
                backup.label(),
                source.takenAt(),
                source.takenAt(), // replaced when it is sealed
                method.name().toLowerCase(Locale.ROOT),
                tiers,
                dumped,
                settings.selection(),
                files,
                ByHand.commands(dumped, method, encryption.encrypts()),
                List.copyOf(remarks));
    }
}
