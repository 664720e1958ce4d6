package com.sitearis.maintenance.storage;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.StoreSettings;
import com.sitearis.maintenance.plan.StoreSettings.FolderSettings;
import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import java.time.Clock;

/** Opens the stores of the plan. */
public final class Stores {

    private Stores() {}

    /**
     * Opens a store without touching it yet: whether it can be reached shows at its first use.
     *
     * @param home what relative folders are below
     * @param clock from which on objects are locked
     */
    public static Store open(StoreSettings settings, Home home, Clock clock) {
        if (settings instanceof FolderSettings folder) {
            return new FolderStore(
                    folder.name(), home.path().resolve(folder.path()).normalize());
        }
        return S3Store.connect((S3Settings) settings, clock);
    }
}
