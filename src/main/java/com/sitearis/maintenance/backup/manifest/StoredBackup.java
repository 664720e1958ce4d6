package com.sitearis.maintenance.backup.manifest;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.storage.Store;
import com.sitearis.maintenance.storage.Store.StoredObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds under one backup's prefix.
 *
 * @param sizes in bytes, by name below the prefix
 */
public record StoredBackup(String plan, String database, String id, Map<String, Long> sizes) {

    /** Groups a listing by backup, oldest first within a database; keys of another shape are nobody's backup. */
    public static List<StoredBackup> in(Collection<StoredObject> listing) {
        Map<String, StoredBackup> byPrefix = new TreeMap<>();
        for (StoredObject object : listing) {
            String[] parts = object.key().split("/", 4);
            if (parts.length == 4) {
                byPrefix.computeIfAbsent(
                                Backup.prefix(parts[0], parts[1], parts[2]),
                                prefix -> new StoredBackup(parts[0], parts[1], parts[2], new TreeMap<>()))
                        .sizes()
                        .put(parts[3], object.size());
            }
        }
        return List.copyOf(byPrefix.values());
    }

    public static StoredBackup of(Backup backup, Store store) {
        List<StoredBackup> found = in(store.list(backup.prefix()));
        return found.isEmpty()
                ? new StoredBackup(backup.plan(), backup.database(), backup.id(), new TreeMap<>())
                : found.get(0);
    }

    public String prefix() {
        return Backup.prefix(plan, database, id);
    }

    public boolean hasManifest() {
        return sizes.containsKey(ManifestFiles.MANIFEST);
    }

    public boolean pinned() {
        return sizes.containsKey(ManifestFiles.PINNED);
    }

    Stream<String> named(String beginning) {
        return sizes.keySet().stream().filter(name -> name.startsWith(beginning) && name.endsWith(".json"));
    }

    /** Bytes of what a manifest names: everything but the files that {@link ManifestFiles} writes. */
    public long dataSize() {
        return sizes.entrySet().stream()
                .filter(object -> !ManifestFiles.wrote(object.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Bytes of everything. */
    public long size() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the manifest names and the store does not hold as named, one line each. */
    public List<String> faults(Manifest manifest) {
        List<String> faults = new ArrayList<>();
        for (Manifest.File file : manifest.files()) {
            @Nullable Long size = sizes.get(file.name());
            if (size == null) {
                faults.add(file.name() + ": not in the store");
            } else if (size != file.size()) {
                faults.add(file.name() + ": " + size + " bytes in the store, " + file.size() + " in the manifest");
            }
        }
        return faults;
    }
}
