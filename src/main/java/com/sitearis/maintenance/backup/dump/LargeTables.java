package com.sitearis.maintenance.backup.dump;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.witness.SourceSession;
import com.sitearis.maintenance.postgres.SqlFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables whose rows shall go through a pipe and never lie in the spool.
 *
 * @param oids of the tables, in the source
 */
record LargeTables(Set<Long> oids) {

    private static final Pattern ROWS = Pattern.compile("(?<entry>\\d+); \\d+ (?<table>\\d+) TABLE DATA .*");

    static LargeTables of(Connection source) throws SQLException {
        Set<Long> oids = new HashSet<>();
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery(SqlFile.text("backup/large-tables.sql"))) {
            while (row.next()) {
                oids.add(row.getLong(1));
            }
        }
        return new LargeTables(oids);
    }

    /**
     * The files that pg_dump will write their rows to. It numbers the entries of a snapshot alike in every format, and the
     * custom format tells the numbers before the rows.
     */
    List<String> files(SourceSession source, PgDump pgDump, Manifest.Selection selection) throws IOException {
        return oids.isEmpty() ? List.of() : files(pgDump.contents(source, selection));
    }

    private List<String> files(List<String> contents) {
        return contents.stream().flatMap(this::file).toList();
    }

    private Stream<String> file(String line) {
        Matcher entry = ROWS.matcher(line);
        return entry.matches() && oids.contains(Long.valueOf(entry.group("table")))
                ? Stream.of(entry.group("entry") + ".dat")
                : Stream.empty();
    }
}
