package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.plan.Key;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.storage.Encryption;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code database-backup} job file says under {@code settings:}. */
public record DatabaseBackupSettings(
        @Key(about = "databases to back up, by their names in plan.yaml", example = "[production]")
        List<String> databases,

        @Key(about = "the store that takes the backups, by its name in plan.yaml", example = "local")
        String store,

        @Key(about = "why these backups are kept; tiers due on one date share one dump", example = "daily")
        String tier,

        @Key(about = "how long the tier keeps a backup, a calendar period (P30D, P3M, P1Y)", example = "P30D")
        Period keep,

        @Key(about = "so many of the newest proven backups stay whatever their age, 1 to 1000", fallback = "3")
        int keepAtLeast,

        @Key(
                about = "how deeply each backup is proven: content restores and compares every row,"
                        + " rows compares counts, checksum restores nothing",
                fallback = "content")
        ProofLevel proof,

        @Key(about = "parallel (directory format) or stream (one file in custom format)", fallback = "parallel")
        DumpMethod method,

        @Key(about = "connections and processes used at once, 1 to 32", fallback = "2")
        int jobs,

        @Key(about = "zstd level, 1 to 19", fallback = "2") int compression,

        @Key(about = "age encryption; absent means none") @Nullable
        Encrypt encrypt,

        @Key(about = "schemas to dump, as pg_dump patterns; empty means all", example = "[public, shop]")
        List<String> includeSchemas,

        @Key(about = "schemas to leave out, as pg_dump patterns", example = "[auth, storage]")
        List<String> excludeSchemas,

        @Key(about = "tables to dump, as pg_dump patterns; empty means all", example = "[public.orders]")
        List<String> includeTables,

        @Key(about = "tables to leave out, as pg_dump patterns", example = "[public.sessions]")
        List<String> excludeTables) {

    /** Keys of age. */
    public record Encrypt(
            @Key(about = "public keys that can open the backups", example = "[age1...]")
            List<String> recipients,

            @Key(
                    about = "the secret key that proves and restores; without it only checksums can be proven",
                    example = "${MAINTENANCE_AGE_IDENTITY}")
            @Nullable
            Secret identity) {}

    /** Who may open the backups. */
    public Encryption encryption() {
        return encrypt == null ? Encryption.none() : new Encryption(encrypt.recipients(), encrypt.identity());
    }

    public Manifest.Selection selection() {
        return new Manifest.Selection(includeSchemas, excludeSchemas, includeTables, excludeTables);
    }
}
