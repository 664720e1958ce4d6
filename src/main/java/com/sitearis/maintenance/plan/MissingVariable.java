package com.sitearis.maintenance.plan;

import java.util.Comparator;

/**
 * A place of the plan that asks for an environment variable which is not set. The plan is valid all the same; what needs
 * the variable fails with {@link SecretMissing}.
 */
public record MissingVariable(String variable, String file, int line, String path)
        implements Comparable<MissingVariable> {

    private static final Comparator<MissingVariable> BY_PLACE = Comparator.comparing(MissingVariable::file)
            .thenComparingInt(MissingVariable::line)
            .thenComparing(MissingVariable::path)
            .thenComparing(MissingVariable::variable);

    @Override
    public int compareTo(MissingVariable other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + path + ": the environment variable " + variable
                + " is not set; set it where the program starts";
    }
}
