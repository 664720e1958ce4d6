package com.sitearis.maintenance.upkeep.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A table or index that amcheck can verify; the name is quoted where it has to be. */
record Relation(String name, boolean index, long pages) {

    static Relation of(ResultSet row) throws SQLException {
        return new Relation(row.getString("name"), row.getBoolean("is_index"), row.getLong("pages"));
    }

    /** As a literal that the server resolves to the relation. */
    String literal() {
        return "'" + name.replace("'", "''") + "'::regclass";
    }
}
