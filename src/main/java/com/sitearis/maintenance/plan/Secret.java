package com.sitearis.maintenance.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that came from the environment and must not be shown. Its {@code toString} names the variable only.
 *
 * <p>A secret whose variable is not set exists all the same, so that a plan can be checked on a machine without secrets;
 * it fails when it is used.
 */
public final class Secret {

    private final String variable;
    private final @Nullable String value;

    public Secret(String variable, String value) {
        this.variable = variable;
        this.value = value;
    }

    private Secret(String variable) {
        this.variable = variable;
        this.value = null;
    }

    /** A secret that nobody has set: {@link #reveal} fails and names the variable. */
    public static Secret missing(String variable) {
        return new Secret(variable);
    }

    /**
     * The secret itself: for password files and signatures, never for logs, arguments or pages.
     *
     * @throws SecretMissing when its variable is not set
     */
    public String reveal() {
        if (value == null) {
            throw new SecretMissing(variable);
        }
        return value;
    }

    /** Whether its variable is set. */
    public boolean present() {
        return value != null;
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
        return other instanceof Secret that && variable.equals(that.variable) && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(variable, value);
    }
}
