package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.backup.witness.Witness.Sequence.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sequences do not obey snapshots: while the application writes, a dump holds a value from some moment of its own. So they
 * are read before the dump begins and after it has ended.
 */
public final class Sequences {

    private Sequences() {}

    /** The values of all sequences that the account may read, by their quoted names. */
    public static Map<String, Value> values(Connection connection) throws SQLException {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Tables.Relation sequence : Tables.sequences(connection)) {
            values.put(sequence.quoted(), Reading.sequence(connection, sequence.quoted()));
        }
        return values;
    }

    /** The sequences that the schema names, with their values before and now. */
    public static List<Witness.Sequence> between(
            Connection connection, List<Witness.Definition> schema, Map<String, Value> before) throws SQLException {
        var carried = WitnessTaking.names(schema, "SEQUENCE");
        List<Witness.Sequence> sequences = new ArrayList<>();
        for (Tables.Relation sequence : Tables.sequences(connection)) {
            Value former = before.get(sequence.quoted());
            if (former != null && carried.contains(WitnessTaking.key(sequence.schema(), sequence.name()))) {
                Value after = Reading.sequence(connection, sequence.quoted());
                sequences.add(
                        new Witness.Sequence(sequence.schema(), sequence.name(), sequence.weight(), former, after));
            }
        }
        return sequences;
    }
}
