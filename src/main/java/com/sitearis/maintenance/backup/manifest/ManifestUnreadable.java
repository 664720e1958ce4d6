package com.sitearis.maintenance.backup.manifest;

import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** A manifest, or a file beside it, lies in the store but cannot be understood. */
public final class ManifestUnreadable extends Failure {

    private ManifestUnreadable(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, "manifest-unreadable", cause);
    }

    static ManifestUnreadable because(String where, String what, @Nullable Throwable cause) {
        return new ManifestUnreadable(
                "cannot read " + where + ": " + what,
                "the data beside it may be whole: restore it by hand as the README says; do not delete it",
                cause);
    }

    static ManifestUnreadable newer(String where, int format) {
        return new ManifestUnreadable(
                "cannot read " + where + ": it has format " + format + ", this program knows up to "
                        + BackupJson.FORMAT,
                "it was written by a newer program: use that one or a later one",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
