package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.Quoting;
import com.sitearis.maintenance.run.StepScope;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares a restored copy with its witness and names every difference. */
public final class Comparison {

    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final Witness witness;
    private final PgAddress copy;
    private final boolean content;
    private final List<String> differences = new ArrayList<>();

    /**
     * @param level ROWS or CONTENT; the witness must have been taken at that level
     */
    public Comparison(Witness witness, PgAddress copy, ProofLevel level) {
        this.witness = witness;
        this.copy = copy;
        this.content = level == ProofLevel.CONTENT && witness.level() == ProofLevel.CONTENT;
    }

    /** What was compared and what differs. */
    public record Result(int tables, long rows, List<String> differences) {}

    /**
     * Compares everything but what was left out of the restore.
     *
     * @param found the copy's definitions
     * @param ownership whether owners and privileges were restored
     * @param skipped what was left out
     */
    public Result compare(
            List<Witness.Definition> found, boolean ownership, Predicate<Witness.Definition> skipped, StepScope scope)
            throws Exception {
        definitions(found, ownership, skipped);
        List<Witness.Table> tables = witness.tables().stream()
                .filter(table -> !skipped.test(new Witness.Definition("TABLE", table.schema(), table.name(), "-", "")))
                .toList();
        tables(tables, scope);
        try (Connection connection = open()) {
            sequences(connection, skipped);
            largeObjects(connection);
        }
        long rows = tables.stream().mapToLong(Witness.Table::rows).sum();
        return new Result(tables.size(), rows, List.copyOf(differences));
    }

    private Connection open() throws SQLException {
        Connection connection = PgConnections.open(copy, "maintenance proof", CONNECT);
        SessionRules.apply(connection);
        return connection;
    }

    private void definitions(List<Witness.Definition> found, boolean ownership, Predicate<Witness.Definition> skipped) {
        Map<String, Witness.Definition> copies = new LinkedHashMap<>();
        found.forEach(definition -> copies.put(definition.display(), definition));
        for (Witness.Definition expected : witness.schema()) {
            Witness.Definition actual = copies.remove(expected.display());
            if (skipped.test(expected) || (!ownership && ownersOnly(expected))) {
                continue;
            }
            if (actual == null) {
                differences.add("missing: " + expected.display());
            } else if (!actual.digest().equals(expected.digest())) {
                differences.add("defined differently: " + expected.display());
            } else if (ownership && !actual.owner().equals(expected.owner())) {
                differences.add(
                        "owned by " + actual.owner() + " instead of " + expected.owner() + ": " + expected.display());
            }
        }
        copies.values().stream()
                .filter(extra -> ownership || !extra.type().endsWith("ACL"))
                .forEach(extra -> differences.add("not in the source: " + extra.display()));
    }

    /** Privileges; and the schema public, which every database has and which pg_dump writes only for its owner's sake. */
    private static boolean ownersOnly(Witness.Definition definition) {
        return definition.type().endsWith("ACL") || definition.display().equals("SCHEMA public");
    }

    private void tables(List<Witness.Table> tables, StepScope scope) throws Exception {
        Map<String, String> queries = new LinkedHashMap<>();
        for (Witness.Table table : tables) {
            queries.put(
                    table.display(),
                    RowHash.query(Quoting.quoted(table.schema(), table.name()), table.expressions(), content));
        }
        var outcomes = new TableSweep(this::open, 2).read(queries, scope);
        for (Witness.Table table : tables) {
            var outcome = Objects.requireNonNull(outcomes.get(table.display()));
            if (outcome.failure() != null) {
                differences.add("table " + table.display() + " cannot be read: " + firstLine(outcome.failure()));
                continue;
            }
            rows(table, Objects.requireNonNull(outcome.rows()));
        }
    }

    private void rows(Witness.Table table, Reading.Rows restored) {
        if (restored.count() != table.rows()) {
            differences.add("table " + table.display() + ": " + restored.count() + " rows instead of " + table.rows());
        } else if (content && !equal(table.hash(), restored.hash())) {
            differences.add("table " + table.display() + ": " + table.rows() + " rows, but their content differs");
        }
    }

    private static boolean equal(@Nullable BigDecimal expected, @Nullable BigDecimal actual) {
        if (expected == null || actual == null) {
            return expected == null && actual == null;
        }
        return expected.compareTo(actual) == 0;
    }

    private void sequences(Connection connection, Predicate<Witness.Definition> skipped) {
        for (Witness.Sequence sequence : witness.sequences()) {
            if (skipped.test(new Witness.Definition("SEQUENCE", sequence.schema(), sequence.name(), "-", ""))) {
                continue;
            }
            try {
                var restored = Reading.sequence(connection, Quoting.quoted(sequence.schema(), sequence.name()));
                if (!sequence.admits(restored)) {
                    differences.add("sequence " + sequence.display() + " stands at " + restored.display()
                            + " instead of " + sequence.after().display());
                }
            } catch (SQLException missing) {
                differences.add("sequence " + sequence.display() + " cannot be read: " + firstLine(missing));
            }
        }
    }

    private void largeObjects(Connection connection) throws SQLException {
        var expected = witness.largeObjects();
        var actual = Reading.largeObjects(connection, content);
        long expectedCount = expected == null ? 0 : expected.count();
        long actualCount = actual == null ? 0 : actual.count();
        if (expectedCount != actualCount) {
            differences.add(actualCount + " large objects instead of " + expectedCount);
        } else if (expected != null && actual != null && content && !equal(expected.hash(), actual.hash())) {
            differences.add("the content of the large objects differs");
        }
    }

    /** Without the position in a statement that nobody sees. */
    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
