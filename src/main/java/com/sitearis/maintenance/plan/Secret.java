package com.sitearis.maintenance.plan;

import java.util.Objects;

/**
 * A value that came from the environment and must not be shown. Its {@code toString} names the variable only.
 */
public final class Secret {

    private final String variable;
    private final String value;

    public Secret(String variable, String value) {
        this.variable = variable;
        this.value = value;
    }

    /** The secret itself: for password files and signatures, never for logs, arguments or pages. */
    public String reveal() {
        return value;
    }

    /** The environment variable it came from. */
    public String variable() {
        return variable;
    }

    @Override
    public String toString() {
        return "${" + variable + "}";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && variable.equals(that.variable) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(variable, value);
    }
}
