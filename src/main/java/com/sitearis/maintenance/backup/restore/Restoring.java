package com.sitearis.maintenance.backup.restore;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.witness.Witness;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.Quoting;
import com.sitearis.maintenance.run.StepScope;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Restores an unpacked archive into a new database of a server. */
public final class Restoring {

    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final Manifest manifest;
    private final Witness witness;
    private final PgRestore pgRestore;

    public Restoring(Manifest manifest, Witness witness, PgRestore pgRestore) {
        this.manifest = manifest;
        this.witness = witness;
        this.pgRestore = pgRestore;
    }

    /**
     * What came of a restore.
     *
     * @param split which entries were restored, and which could not be here
     * @param errors what went wrong, in pg_restore's words
     * @param exceptions what this server could not hold, one line each
     */
    public record Restored(
            PgAddress database, TableOfContents.Split split, List<String> errors, List<String> exceptions) {}

    /**
     * Creates the database and restores into it.
     *
     * @param server an address on the server, with the right to create databases
     * @param ownership whether owners and privileges are restored
     */
    public Restored restore(Path archive, PgAddress server, String name, boolean ownership, int jobs, StepScope scope)
            throws Exception {
        List<String> exceptions = new ArrayList<>();
        TableOfContents contents = pgRestore.contents(archive);
        TableOfContents.Split split;
        try (Connection connection = PgConnections.open(server, "maintenance restore", CONNECT)) {
            create(connection, name, exceptions);
            split = split(connection, contents, exceptions);
        }
        PgAddress database = server.withDatabase(name);
        Path list = split.skipped().isEmpty()
                ? null
                : PgRestore.writeList(archive.resolveSibling("entries.list"), split.kept());
        List<String> errors = pgRestore.restore(archive, database, jobs, list, ownership, scope);
        return new Restored(database, split, errors, exceptions);
    }

    private void create(Connection connection, String name, List<String> exceptions) throws SQLException {
        Manifest.Source source = manifest.source();
        String create = "create database " + Quoting.quoted(name) + " template template0 encoding "
                + Quoting.literal(source.encoding());
        try (Statement statement = connection.createStatement()) {
            try {
                statement.execute(create + locale(source));
            } catch (SQLException unknownLocale) {
                if (!"22023".equals(unknownLocale.getSQLState()) && !"42809".equals(unknownLocale.getSQLState())) {
                    throw unknownLocale;
                }
                statement.execute(create + " lc_collate 'C' lc_ctype 'C'");
                exceptions.add("the server lacks the locale " + source.collate() + "; sorted by bytes instead");
            }
        }
    }

    private static String locale(Manifest.Source source) {
        String locale =
                " lc_collate " + Quoting.literal(source.collate()) + " lc_ctype " + Quoting.literal(source.ctype());
        return source.icuLocale().isEmpty()
                ? locale
                : locale + " locale_provider icu icu_locale " + Quoting.literal(source.icuLocale());
    }

    private TableOfContents.Split split(Connection connection, TableOfContents contents, List<String> exceptions)
            throws SQLException {
        Set<String> available = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name from pg_catalog.pg_available_extensions")) {
            while (row.next()) {
                available.add(row.getString(1));
            }
        }
        Set<String> missing = new TreeSet<>();
        Set<String> dependents = new HashSet<>();
        for (Witness.Extension extension : witness.extensions()) {
            if (!available.contains(extension.name())) {
                missing.add(extension.name());
                dependents.addAll(extension.dependents());
            }
        }
        TableOfContents.Split split = contents.without(missing, dependents);
        if (!missing.isEmpty()) {
            List<String> objects = split.skippedObjects();
            exceptions.add("the server lacks the extension " + String.join(" and ", missing)
                    + (objects.isEmpty() ? "" : "; without it: " + String.join(", ", objects)));
        }
        return split;
    }
}
