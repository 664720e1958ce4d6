package com.sitearis.maintenance.plan;

import java.util.List;

/**
 * What a capability contributes to the plan: the YAML name of a kind of job and the record its settings are read into.
 *
 * @param <S> the settings: a record whose components are the kebab-case keys under {@code settings:}
 */
public interface JobKind<S> {

    /** The value of {@code kind:} in a job file. */
    String name();

    Class<S> settings();

    /** What each run works on; a job file expands to one scheduled job for each of them. Never empty. */
    List<String> targets(S settings);

    /** What people may say of one run beyond the settings. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Adds the problems that only this kind can see, such as a reference to an unknown store. */
    default void check(S settings, PlanCheck check) {}
}
