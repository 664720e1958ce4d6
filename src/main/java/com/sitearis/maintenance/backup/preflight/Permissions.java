package com.sitearis.maintenance.backup.preflight;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.postgres.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the account may not read of what it is to dump. pg_dump would stop at the first; a person wants to see all. */
final class Permissions {

    private final Connection connection;
    private final String database;

    Permissions(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    /**
     * What cannot be read, and why: its schema, a row-level policy, or the table or large object itself.
     *
     * @param schema empty for a large object
     */
    record Unreadable(String schema, String name, String because) {
        String display() {
            return schema.isEmpty() ? name : schema + "." + name;
        }
    }

    void require(Manifest.Selection selection) throws SQLException {
        List<Unreadable> unreadable = new ArrayList<>(unreadable("backup/unreadable.sql"));
        unreadable.removeIf(relation -> !new Patterns(selection).picks(relation.schema(), relation.name()));
        if (selection.carriesLargeObjects()) {
            unreadable.addAll(unreadable("backup/unreadable-large-objects.sql"));
        }
        if (!unreadable.isEmpty()) {
            throw new NotReadable(database, unreadable);
        }
    }

    private List<Unreadable> unreadable(String file) throws SQLException {
        List<Unreadable> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlFile.text(file))) {
            while (row.next()) {
                all.add(new Unreadable(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return all;
    }
}
