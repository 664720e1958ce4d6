package com.sitearis.maintenance.backup;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Reads rows, sequences and large objects as a witness counts them; used on the source and on the restored copy alike. */
final class Reading {

    private static final String MAY_READ_LARGE_OBJECTS = "select count(*) from pg_catalog.pg_largeobject_metadata";

    /** Chunk by chunk, so that an object of any size takes little memory; holes read as zeros, as pg_dump reads them. */
    private static final String LARGE_OBJECTS = """
            with recursive chunk as (
                select m.oid, 0 as n, c.bytes, c.hash
                  from pg_catalog.pg_largeobject_metadata m,
                       lateral (select octet_length(d) as bytes, hash_record_extended(row(d), 0) as hash
                                  from lo_get(m.oid, 0, 1048576) d) c
                union all
                select k.oid, k.n + 1, c.bytes, c.hash
                  from chunk k,
                       lateral (select octet_length(d) as bytes, hash_record_extended(row(d), 0) as hash
                                  from lo_get(k.oid, (k.n + 1)::int8 * 1048576, 1048576) d) c
                 where k.bytes = 1048576)
            select count(distinct oid), coalesce(sum(bytes), 0),
                   sum(%s)
              from chunk""".formatted(RowHash.mixed("oid, n, bytes, hash"));

    private Reading() {}

    /** Row count and content hash. */
    record Rows(long count, @Nullable BigDecimal hash) {}

    static Rows rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Rows(row.getLong(1), row.getBigDecimal(2));
        }
    }

    static Witness.Sequence.Value sequence(Connection connection, String quoted) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select last_value, is_called from " + quoted)) {
            row.next();
            return new Witness.Sequence.Value(row.getLong(1), row.getBoolean(2));
        }
    }

    /** All large objects, or null when there are none. */
    static Witness.@Nullable LargeObjects largeObjects(Connection connection, boolean content) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long count;
            try (ResultSet row = statement.executeQuery(MAY_READ_LARGE_OBJECTS)) {
                row.next();
                count = row.getLong(1);
            }
            if (count == 0) {
                return null;
            }
            if (!content) {
                return new Witness.LargeObjects(count, 0, null);
            }
            try (ResultSet row = statement.executeQuery(LARGE_OBJECTS)) {
                row.next();
                return new Witness.LargeObjects(row.getLong(1), row.getLong(2), row.getBigDecimal(3));
            }
        }
    }
}
