package com.sitearis.maintenance.storage;

import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** An encrypted object is intact, but the identity at hand does not open it. */
public final class DecryptionFailed extends Failure {

    public DecryptionFailed(String store, String key, String what, @Nullable Throwable cause) {
        super(
                "store '" + store + "': cannot decrypt '" + key + "': " + what,
                "give the age identity (AGE-SECRET-KEY-1...) of one of the recipients it was sealed for",
                "decryption-failed",
                cause);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
