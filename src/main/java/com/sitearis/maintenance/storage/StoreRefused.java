package com.sitearis.maintenance.storage;

import org.jspecify.annotations.Nullable;

/** The store answered, and its answer is no: wrong credentials, missing permission, missing bucket, a key it cannot hold. */
public final class StoreRefused extends StoreFailed {

    public StoreRefused(String store, String what, String hint, @Nullable Throwable cause) {
        super(store, what, hint, cause);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
