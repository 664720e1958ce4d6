package com.sitearis.maintenance.upkeep.index;

import static com.sitearis.maintenance.finding.Severity.WARNING;

import com.sitearis.maintenance.backup.Sizes;
import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds indexes whose work another one does as well: same table, method and predicate, and its key columns begin with theirs
 * (for other methods than B-tree: are theirs), in operator class, collation and direction too.
 */
final class RedundancyPolicy {

    /** What should stay comes first: what has to, what does more, what is read more, what is older. */
    private static final Comparator<IndexState> WORTHIER = Comparator.comparing((IndexState one) -> one.kept() == null)
            .thenComparing(one -> !one.unique())
            .thenComparing(one -> one.scans() == null ? 0 : -one.scans())
            .thenComparing(IndexState::id);

    private RedundancyPolicy() {}

    static List<Finding> findings(List<IndexState> indexes) {
        List<Finding> found = new ArrayList<>();
        Collection<List<IndexState>> tables = indexes.stream()
                .filter(index -> index.valid() && !index.toast())
                .collect(Collectors.groupingBy(IndexState::table, TreeMap::new, Collectors.toList()))
                .values();
        for (List<IndexState> table : tables) {
            table.sort(WORTHIER);
            for (IndexState index : table) {
                finding(index, table).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> finding(IndexState index, List<IndexState> table) {
        Optional<IndexState> same = table.stream()
                .takeWhile(other -> other.id() != index.id())
                .filter(other -> same(index, other))
                .findFirst();
        if (same.isPresent()) {
            return Optional.of(duplicate(index, same.get()));
        }
        return index.kept() != null || index.unique()
                ? Optional.empty()
                : table.stream()
                        .filter(other -> longer(index, other))
                        .findFirst()
                        .map(other -> new Finding(
                                "index-overlapped",
                                index.name(),
                                Severity.NOTE,
                                other.name() + " begins with the same columns; " + Sizes.text(index.bytes()) + ", read "
                                        + scans(index),
                                "drop index concurrently " + index.name()
                                        + ", unless its smaller size matters to its queries"));
    }

    private static Finding duplicate(IndexState index, IndexState stays) {
        boolean both = index.kept() != null;
        return new Finding(
                "index-duplicate",
                index.name(),
                WARNING,
                "the same as " + stays.name() + "; " + Sizes.text(index.bytes()) + ", read " + scans(index)
                        + (both ? "; both must stay as they are: " + index.kept() + " and " + stays.kept() : ""),
                both
                        ? "see which of the two the schema needs, and drop its constraint or its role"
                        : "drop index concurrently " + index.name());
    }

    /** A unique index does the work of a plain one; the other way round it does not. */
    private static boolean same(IndexState index, IndexState other) {
        return alike(index, other)
                && index.keys().equals(other.keys())
                && (!index.unique() || other.unique())
                && Set.copyOf(index.included()).equals(Set.copyOf(other.included()));
    }

    private static boolean longer(IndexState index, IndexState other) {
        return other.id() != index.id()
                && !same(index, other)
                && alike(index, other)
                && index.method().equals("btree")
                && other.keys().size() >= index.keys().size()
                && other.keys().subList(0, index.keys().size()).equals(index.keys())
                && carries(other, index.included());
    }

    private static boolean alike(IndexState index, IndexState other) {
        return index.method().equals(other.method())
                && !index.keys().isEmpty()
                && index.predicate().equals(other.predicate());
    }

    /** Index-only scans need the carried columns too. */
    private static boolean carries(IndexState other, List<String> columns) {
        Set<String> carried = new HashSet<>(other.included());
        other.keys().forEach(key -> carried.add(key.substring(0, key.indexOf(' '))));
        return carried.containsAll(columns);
    }

    private static String scans(IndexState index) {
        Long scans = index.scans();
        return scans == null ? "unknown times" : scans + " times";
    }
}
