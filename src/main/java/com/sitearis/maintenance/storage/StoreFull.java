package com.sitearis.maintenance.storage;

import org.jspecify.annotations.Nullable;

/** The store has no room left. What was being written is gone; what was there before is untouched. */
public final class StoreFull extends StoreFailed {

    public StoreFull(String store, String what, @Nullable Throwable cause) {
        super(
                store,
                what + ": no space left",
                "make room: shorten the keep periods and run `maintenance backup prune --dry-run`, or give the store a"
                        + " larger disk or quota",
                cause);
    }

    /** Room does not come back by waiting; a person has to hear of it now. */
    @Override
    public boolean transientCause() {
        return false;
    }
}
