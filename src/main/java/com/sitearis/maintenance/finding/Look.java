package com.sitearis.maintenance.finding;

import java.util.List;
import java.util.function.Predicate;

/**
 * The outcome of one look at one database.
 *
 * @param source who looked, such as {@code upkeep.index}
 * @param target the database, by its name in the plan
 * @param covered whether it looked at what an earlier finding of the same source is about; only such are resolved
 */
public record Look(String source, String environment, String target, List<Finding> found, Predicate<Finding> covered) {}
