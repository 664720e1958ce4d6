package com.sitearis.maintenance.backup;

/** Where a backup stands. Only {@link #SEALED} ones can be restored. */
public enum BackupState {
    /** Begun; its manifest is not in the store. */
    DUMPING,
    /** Its manifest is in the store, and so are all the objects it names. */
    SEALED,
    /** Its manifest is being removed, or was; data may remain. */
    PRUNING,
    /** Nothing of it is left in the store. */
    PRUNED,
    /** Given up before it was sealed; nothing of it is left in the store. */
    ABANDONED,
    /** The catalogue knows it, the store does not: somebody removed it from outside. */
    LOST
}
