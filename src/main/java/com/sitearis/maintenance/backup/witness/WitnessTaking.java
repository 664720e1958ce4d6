package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.postgres.SqlFile;
import com.sitearis.maintenance.run.StepScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the witness in the dump's own snapshot, while the dump runs. */
public final class WitnessTaking {

    private final SourceSession source;
    private final ProofLevel level;
    private final int connections;

    public WitnessTaking(SourceSession source, ProofLevel level, int connections) {
        this.source = source;
        this.level = level;
        this.connections = connections;
    }

    /** What the snapshot holds, but for the sequences' values after the dump. */
    public record Taken(
            List<Witness.Table> tables,
            Witness.@Nullable LargeObjects largeObjects,
            List<Witness.Definition> schema,
            List<Witness.Extension> extensions) {}

    /**
     * Reads all tables that the schema names.
     *
     * @param schema what the dump carries: the definitions decide which tables belong to it
     * @param largeObjects whether the dump carries large objects
     */
    public Taken take(List<Witness.Definition> schema, boolean largeObjects, StepScope scope) throws Exception {
        try (Connection connection = source.join();
                var stop = scope.onStop(() -> TableSweep.abort(connection))) {
            List<Witness.Table> tables = level == ProofLevel.CHECKSUM ? List.of() : tables(connection, schema, scope);
            boolean content = level == ProofLevel.CONTENT;
            var objects =
                    largeObjects && level != ProofLevel.CHECKSUM ? Reading.largeObjects(connection, content) : null;
            return new Taken(tables, objects, schema, extensions(connection));
        }
    }

    private List<Witness.Table> tables(Connection connection, List<Witness.Definition> schema, StepScope scope)
            throws Exception {
        Set<String> carried = names(schema, "TABLE");
        List<Tables.Relation> relations = Tables.withRows(connection).stream()
                .filter(table -> carried.contains(key(table.schema(), table.name())))
                .toList();
        Map<Long, List<String>> expressions = RowHash.expressions(
                connection, relations.stream().map(Tables.Relation::oid).toList());
        Map<String, String> queries = new LinkedHashMap<>();
        for (Tables.Relation table : relations) {
            queries.put(
                    table.quoted(),
                    RowHash.query(table.quoted(), expressionsOf(expressions, table), level == ProofLevel.CONTENT));
        }
        var outcomes = new TableSweep(source::join, connections).read(queries, scope);
        List<Witness.Table> witnessed = new ArrayList<>();
        for (Tables.Relation table : relations) {
            var rows = Objects.requireNonNull(outcomes.get(table.quoted())).orThrow();
            witnessed.add(new Witness.Table(
                    table.schema(), table.name(), rows.count(), expressionsOf(expressions, table), rows.hash()));
        }
        return witnessed;
    }

    private static List<String> expressionsOf(Map<Long, List<String>> expressions, Tables.Relation table) {
        return Objects.requireNonNull(expressions.get(table.oid()));
    }

    static Set<String> names(List<Witness.Definition> schema, String type) {
        Set<String> names = new HashSet<>();
        for (Witness.Definition definition : schema) {
            if (definition.type().equals(type)) {
                names.add(key(definition.schema(), definition.name()));
            }
        }
        return names;
    }

    /** pg_dump writes names into its comments with line breaks made blanks. */
    static String key(String schema, String name) {
        return (schema + '\0' + name).replace('\n', ' ').replace('\r', ' ');
    }

    private static List<Witness.Extension> extensions(Connection connection) throws SQLException {
        List<Witness.Extension> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlFile.text("backup/extension-dependents.sql"))) {
            while (row.next()) {
                String[] dependents = (String[]) row.getArray("dependents").getArray();
                all.add(new Witness.Extension(row.getString("name"), row.getString("version"), List.of(dependents)));
            }
        }
        return all;
    }
}
