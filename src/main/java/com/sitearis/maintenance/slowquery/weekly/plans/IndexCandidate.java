package com.sitearis.maintenance.slowquery.weekly.plans;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An index that might serve a sequential scan's filter: its columns compared for equality, then one compared as a range.
 * Only of filters that are conjunctions; of anything else the DBA knows better.
 */
final class IndexCandidate {

    private static final int MOST_COLUMNS = 3;

    private static final Pattern COMPARISON =
            Pattern.compile("\\((?:\\((?:\\w+\\.)?(\\w+|\"[^\"]+\")\\)::[\\w ]+|(?:\\w+\\.)?(\\w+|\"[^\"]+\"))"
                    + " (=|<|>|<=|>=) (?:ANY )?[$'\\d(]");

    private IndexCandidate() {}

    /** A statement that builds it; empty when the filter has no simple comparison. */
    static Optional<String> of(PlanTree.Scan scan) {
        if (scan.filter().contains(" OR ")
                || scan.filter().contains("NOT ")
                || scan.filter().contains("SubPlan")) {
            return Optional.empty();
        }
        Set<String> columns = new LinkedHashSet<>();
        Set<String> ranges = new LinkedHashSet<>();
        Matcher comparisons = COMPARISON.matcher(scan.filter());
        while (comparisons.find()) {
            // A cast column such as (name)::text is of a type that its plain index serves as well (varchar).
            String column = comparisons.group(1) == null ? comparisons.group(2) : comparisons.group(1);
            (comparisons.group(3).equals("=") ? columns : ranges).add(column);
        }
        ranges.removeAll(columns);
        ranges.stream().findFirst().ifPresent(columns::add);
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of("create index concurrently on " + quoted(scan.schema()) + "." + quoted(scan.table())
                        + " ("
                        + String.join(", ", columns.stream().limit(MOST_COLUMNS).toList()) + ")");
    }

    private static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
