package com.sitearis.maintenance.backup.manifest;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.Tier;
import com.sitearis.maintenance.storage.ObjectMissing;
import com.sitearis.maintenance.storage.Store;
import com.sitearis.maintenance.storage.StoreFailed;
import com.sitearis.maintenance.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is written beside a backup's data: {@code manifest.json}, {@code tier-<name>.json} for tiers joined later, {@code
 * proof-<instant>.json} for each proof, {@code pinned.json}. Together they are enough to rebuild the catalogue.
 */
public final class ManifestFiles {

    public static final String MANIFEST = "manifest.json";
    public static final String TIER = "tier-";
    public static final String PROOF = "proof-";
    static final String PINNED = "pinned.json";

    // Fixed width, so that the order of names is the order of time; no colon, which some file systems refuse.
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Store store;

    public ManifestFiles(Store store) {
        this.store = store;
    }

    /** Writes the manifest: from here on the backup exists. Everything it names must be in the store already. */
    public void write(Manifest manifest) {
        put(Backup.prefix(manifest.plan(), manifest.database(), manifest.id()) + MANIFEST, manifest);
    }

    public void writeTier(String prefix, Tier tier) {
        put(prefix + tierName(tier.name()), tier);
    }

    public void writeProof(String prefix, Proof proof) {
        put(prefix + proofName(proof.started()), proof);
    }

    /** Remembers the pin where a rebuilt catalogue finds it; without it, the next prune would take the backup. */
    public void writePin(String prefix, Instant since) {
        put(prefix + PINNED, new Pin(since));
    }

    public void removePin(String prefix) {
        store.delete(prefix + PINNED);
    }

    /** The manifest under a prefix, or empty when there is none: then there is no backup. */
    public Optional<Manifest> manifest(String prefix) {
        String key = prefix + MANIFEST;
        Optional<String> json = get(key);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        Manifest manifest = BackupJson.manifest(json.get(), where(key));
        String own = Backup.prefix(manifest.plan(), manifest.database(), manifest.id());
        if (!own.equals(prefix)) {
            throw ManifestUnreadable.because(
                    where(key), "it is the manifest of " + own + ", moved or copied here", null);
        }
        return Optional.of(manifest);
    }

    /** Tiers that joined after sealing and are not known yet. */
    public List<Tier> tiers(StoredBackup stored, List<Tier> known) {
        List<String> names = known.stream().map(tier -> tierName(tier.name())).toList();
        return stored.named(TIER)
                .filter(name -> !names.contains(name))
                .flatMap(name -> read(stored.prefix() + name, Tier.class).stream())
                .toList();
    }

    /** Proofs in the store that are not known yet, oldest first. */
    public List<Proof> proofs(StoredBackup stored, List<Instant> knownStarts) {
        List<String> known = knownStarts.stream().map(ManifestFiles::proofName).toList();
        return stored.named(PROOF)
                .filter(name -> !known.contains(name))
                .flatMap(name -> read(stored.prefix() + name, Proof.class).stream())
                .sorted(Comparator.comparing(Proof::finished))
                .toList();
    }

    static boolean wrote(String name) {
        return name.equals(MANIFEST)
                || name.equals(PINNED)
                || (name.endsWith(".json") && (name.startsWith(TIER) || name.startsWith(PROOF)));
    }

    private static String tierName(String tier) {
        return TIER + tier + ".json";
    }

    public static String proofName(Instant started) {
        return PROOF + STAMP.format(started.truncatedTo(ChronoUnit.MICROS)) + ".json";
    }

    private <T> Optional<T> read(String key, Class<T> type) {
        return get(key).map(json -> BackupJson.read(json, type, where(key)));
    }

    private Optional<String> get(String key) {
        try (InputStream in = store.open(key)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (ObjectMissing e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreFailed(store.name(), "cannot read '" + key + "'", "see the cause, then try again", e);
        }
    }

    private void put(String key, Object value) {
        try (Upload upload = store.create(key)) {
            upload.write((BackupJson.write(value) + "\n").getBytes(StandardCharsets.UTF_8));
            upload.commit();
        } catch (IOException e) {
            throw new StoreFailed(store.name(), "cannot write '" + key + "'", "see the cause, then try again", e);
        }
    }

    private String where(String key) {
        return "'" + key + "' in store '" + store.name() + "'";
    }

    /** That a person wants the backup kept for good. */
    record Pin(Instant since) {}
}
