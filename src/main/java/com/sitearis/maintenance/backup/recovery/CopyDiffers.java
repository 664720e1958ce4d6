package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.failure.Failure;
import java.util.List;

/** The restored copy is not what the backup's witness says. */
public final class CopyDiffers extends Failure {

    CopyDiffers(String backup, String into, List<String> differences) {
        super(
                "the copy '" + into + "' differs from what " + backup + " was when it was made: "
                        + String.join("; ", differences),
                "do not use it as it is; the copy is kept to be looked at: prove an older backup and restore that",
                "copy-differs",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
