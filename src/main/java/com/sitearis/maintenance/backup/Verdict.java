package com.sitearis.maintenance.backup;

/** What the last proof of a backup said. */
public enum Verdict {
    /** Not tried yet. */
    UNPROVEN,
    /** Stored bytes re-hashed and the table of contents read; nothing was restored. */
    INTACT,
    /** Restored and equal to its witness, at the level that was asked. */
    PROVEN,
    /** As {@link #PROVEN}, but for things that the scratch server could not hold; the proof names them. */
    PROVEN_EXCEPT,
    /** Damaged, not restorable, or different from its witness. */
    DIFFERENT;

    /** Whether a newer backup with this verdict may take the place of an older one. */
    public boolean good() {
        return this == PROVEN || this == PROVEN_EXCEPT;
    }
}
