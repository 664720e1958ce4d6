package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.StoreSettings.FolderSettings;
import com.sitearis.maintenance.storage.Store;
import com.sitearis.maintenance.storage.Stores;
import com.sitearis.maintenance.storage.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;

/** A folder store, and backups laid into it as the job lays them. */
public final class StoreFixture {

    private StoreFixture() {}

    public static Store folder(Path folder) {
        return Stores.open(new FolderSettings(Backups.STORE, folder), new Home(folder), Clock.systemUTC());
    }

    /** Writes the objects, and the manifest last. */
    public static void lay(Store store, Manifest manifest) {
        layData(store, manifest);
        new ManifestFiles(store).write(manifest);
    }

    public static void layData(Store store, Manifest manifest) {
        String prefix = Backup.prefix(manifest.plan(), manifest.database(), manifest.id());
        manifest.files().forEach(file -> put(store, prefix + file.name(), new byte[(int) file.size()]));
    }

    public static void put(Store store, String key, byte[] content) {
        try (Upload upload = store.create(key)) {
            upload.write(content);
            upload.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
