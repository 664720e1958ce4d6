package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.backup.ProofLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the source held at the dump's own snapshot; a restored copy is compared with it.
 *
 * @param format version of this layout, now 1
 * @param level what was taken: without CONTENT the hashes are null, at CHECKSUM there are no tables at all
 * @param tables every table whose rows are in the dump
 * @param sequences their values around the dump, for they do not obey snapshots
 * @param largeObjects null when the database has none the account may read
 * @param schema one entry for each object definition
 * @param extensions with what depends on each, should a scratch server lack one
 */
public record Witness(
        int format,
        ProofLevel level,
        Instant snapshotAt,
        List<Table> tables,
        List<Sequence> sequences,
        @Nullable LargeObjects largeObjects,
        List<Definition> schema,
        List<Extension> extensions) {

    /**
     * A table's rows.
     *
     * @param expressions the hashed expressions, one for each column, as SQL; the comparison uses the very same
     * @param hash sum over all rows of the row's 64-bit hash, so independent of their order; null below CONTENT
     */
    public record Table(
            String schema,
            String name,
            long rows,
            List<String> expressions,
            @Nullable BigDecimal hash) {
        String display() {
            return schema + "." + name;
        }
    }

    /**
     * A sequence before and after the dump; the dump holds a value in between.
     *
     * @param increment negative for a descending one
     */
    public record Sequence(String schema, String name, long increment, Value before, Value after) {

        /** The two columns of a sequence that a dump restores. */
        public record Value(long last, boolean called) {
            String display() {
                return last + (called ? "" : " (not called)");
            }
        }

        String display() {
            return schema + "." + name;
        }

        /** Whether a restored value can be the one the dump read. */
        boolean admits(Value restored) {
            if (restored.equals(before) || restored.equals(after)) {
                return true;
            }
            boolean moved = !before.equals(after);
            boolean turnedBack = increment > 0 ? after.last < before.last : after.last > before.last;
            if (!moved || turnedBack) {
                return moved; // one that cycled or was set back in between may have held any value
            }
            long low = Math.min(before.last, after.last);
            long high = Math.max(before.last, after.last);
            return restored.called && low <= restored.last && restored.last <= high;
        }
    }

    /**
     * All large objects together.
     *
     * @param hash sum of the hashes of (oid, chunk number, chunk); null below CONTENT
     */
    public record LargeObjects(
            long count, long bytes, @Nullable BigDecimal hash) {}

    /**
     * An object's definition as pg_dump writes it.
     *
     * @param type such as TABLE, INDEX, POLICY
     * @param owner the owning role, or "-" for objects without one
     * @param digest SHA-256 of its text without the ownership, hex
     */
    public record Definition(String type, String schema, String name, String owner, String digest) {
        String display() {
            return type + " " + (schema.equals("-") ? "" : schema + ".") + name;
        }
    }

    /**
     * An installed extension.
     *
     * @param dependents what depends on it, each as {@code <catalogue oid>:<object oid>}
     */
    public record Extension(String name, String version, List<String> dependents) {}

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
