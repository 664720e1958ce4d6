package com.sitearis.maintenance.backup;

/** How deeply a backup is proven; each level includes the ones before it. */
public enum ProofLevel {
    /** No restore: stored bytes are re-hashed and the archive's table of contents is read. */
    CHECKSUM,
    /** Restored; row counts, sequences, large objects and schema are compared. */
    ROWS,
    /** As {@link #ROWS}, and the content hash of every table and large object. */
    CONTENT
}
