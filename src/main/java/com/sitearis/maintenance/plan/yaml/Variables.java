package com.sitearis.maintenance.plan.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The environment, as {@code ${NAME}} in a plan file asks for it. An empty variable counts as not set. */
public final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Function<String, @Nullable String> environment;

    public Variables(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * A text with its references replaced.
     *
     * @param text with the references that are missing left as they are
     * @param malformed whether something that looks like a reference is none
     */
    record Resolved(String text, List<String> missing, boolean malformed) {}

    Resolved resolve(String raw) {
        List<String> missing = new ArrayList<>();
        Matcher references = REFERENCE.matcher(raw);
        String text = references.replaceAll(found -> {
            Optional<String> value = value(found.group(1));
            if (value.isEmpty()) {
                missing.add(found.group(1));
            }
            return Matcher.quoteReplacement(value.orElse(found.group()));
        });
        return new Resolved(text, missing, REFERENCE.matcher(raw).replaceAll("").contains("${"));
    }

    /** The name in a text that is one reference and nothing else. */
    static Optional<String> only(String raw) {
        Matcher reference = REFERENCE.matcher(raw);
        return reference.matches() ? Optional.of(reference.group(1)) : Optional.empty();
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isEmpty());
    }
}
