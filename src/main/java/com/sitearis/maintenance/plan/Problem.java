package com.sitearis.maintenance.plan;

import java.util.Comparator;

/**
 * One thing that is wrong with the plan's files.
 *
 * @param file as a person would open it, such as {@code jobs/plan.yaml}
 * @param line from 1
 * @param path such as {@code databases.production.port}; empty for the whole file
 * @param wrong what is wrong; never the value of a secret or of a variable
 * @param write what to write instead
 */
public record Problem(String file, int line, String path, String wrong, String write) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparing(Problem::path);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.thenComparing(Problem::wrong)
                .thenComparing(Problem::write)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + wrong + "; " + write;
    }
}
