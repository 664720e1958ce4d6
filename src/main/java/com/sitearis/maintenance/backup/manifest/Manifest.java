package com.sitearis.maintenance.backup.manifest;

import com.sitearis.maintenance.backup.Tier;
import com.sitearis.maintenance.storage.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code manifest.json}: all that is needed to restore a backup without our database and without our program. Written last;
 * a backup exists when it does.
 *
 * @param format version of this layout, now 1
 * @param plan the plan that owns the backup; another plan never prunes it
 * @param tiers at the time of sealing; later ones lie beside it as {@code tier-<name>.json}
 * @param files every stored object, with size and SHA-256
 * @param restore the commands to restore it by hand, one line each
 * @param remarks what a person has to know, such as "role passwords were not readable"
 */
public record Manifest(
        int format,
        String id,
        String plan,
        String database,
        LocalDate date,
        String label,
        Instant snapshotAt,
        Instant sealedAt,
        String method,
        List<Tier> tiers,
        Source source,
        Selection selection,
        List<File> files,
        List<String> restore,
        List<String> remarks) {

    /**
     * What was dumped, and with what.
     *
     * @param serverVersion as {@code server_version_num}, such as 150020
     * @param program such as "pg_dump (PostgreSQL) 15.20"
     * @param icuLocale empty unless the database sorts by ICU
     */
    public record Source(
            String databaseName,
            int serverVersion,
            String program,
            String encoding,
            String collate,
            String ctype,
            String icuLocale,
            List<String> extensions,
            List<Setting> settings) {}

    /**
     * A setting of the database, which pg_restore does not bring back under another name.
     *
     * @param role the role it is for, or empty for all
     */
    public record Setting(String role, String name, String value) {}

    /** What was left out or picked, as pg_dump patterns; all empty for the whole database. */
    public record Selection(
            List<String> includeSchemas,
            List<String> excludeSchemas,
            List<String> includeTables,
            List<String> excludeTables) {
        public static final Selection ALL = new Selection(List.of(), List.of(), List.of(), List.of());

        /** As arguments of pg_dump; the same for every call that reads the database. */
        public List<String> arguments() {
            List<String> arguments = new ArrayList<>();
            includeSchemas.forEach(pattern -> arguments.add("--schema=" + pattern));
            excludeSchemas.forEach(pattern -> arguments.add("--exclude-schema=" + pattern));
            includeTables.forEach(pattern -> arguments.add("--table=" + pattern));
            excludeTables.forEach(pattern -> arguments.add("--exclude-table=" + pattern));
            return arguments;
        }

        /** pg_dump leaves large objects out once something is picked by name. */
        public boolean carriesLargeObjects() {
            return includeSchemas.isEmpty() && includeTables.isEmpty();
        }
    }

    /**
     * One stored object.
     *
     * @param role dump, roles, witness
     * @param name below the backup's prefix
     */
    public record File(String role, String name, long plainSize, long size, String sha256, boolean encrypted) {
        public static File of(String role, String prefix, Sealed sealed) {
            return new File(
                    role,
                    sealed.key().substring(prefix.length()),
                    sealed.plainSize(),
                    sealed.size(),
                    sealed.sha256(),
                    sealed.encrypted());
        }
    }

    /** The same, sealed now. */
    public Manifest sealedAt(Instant now) {
        return new Manifest(
                format,
                id,
                plan,
                database,
                date,
                label,
                snapshotAt,
                now,
                method,
                tiers,
                source,
                selection,
                files,
                restore,
                remarks);
    }

    public long size() {
        return files.stream().mapToLong(File::size).sum();
    }

    public long plainSize() {
        return files.stream().mapToLong(File::plainSize).sum();
    }
}
