package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.failure.Failure;

/** The copy that was proven is not there any more; names were not exchanged. */
public final class CopyGone extends Failure {

    CopyGone(String into, String current) {
        super(
                "'" + into
                        + "' is not the copy that this run made and proved: it was dropped, renamed or made anew since",
                "nothing was exchanged and " + current + " is as before; ask for the restore once more",
                "copy-gone",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
