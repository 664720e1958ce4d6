package com.sitearis.maintenance.storage;

/** There is no object under the key. */
public final class ObjectMissing extends StoreFailed {

    public ObjectMissing(String store, String key) {
        super(
                store,
                "there is no object '" + key + "'",
                "somebody removed it; run `maintenance backup rebuild-catalogue` to see what the store still holds",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
