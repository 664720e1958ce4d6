package com.sitearis.maintenance.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Says what an {@link IOException} of a folder store means. */
record FolderFailures(String store, Path root) {

    private static final long NEARLY_NOTHING = 64 * 1024;

    StoreFailed of(String what, IOException e) {
        return ofWriting(what, 0, e);
    }

    /** A failure while {@code length} bytes had to be written. */
    StoreFailed ofWriting(String what, int length, IOException e) {
        if (full(length, e)) {
            return new StoreFull(store, what, e);
        }
        if (e instanceof AccessDeniedException) {
            return new StoreRefused(
                    store,
                    what + ": the operating system denies access to " + e.getMessage(),
                    "give the account that runs this program the folder " + root + " (chown), or choose another path",
                    e);
        }
        return new StoreFailed(
                store, what + ": " + e, "check that " + root + " is mounted, writable and healthy (dmesg, df)", e);
    }

    // The operating system's words come in its language, so that the free space is asked as well.
    private boolean full(int length, IOException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("quota exceeded")) {
            return true;
        }
        try {
            return length > 0 && Files.getFileStore(root).getUsableSpace() < Math.max(length, NEARLY_NOTHING);
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
            return false;
        }
    }
}
