package com.sitearis.maintenance.finding;

import org.jspecify.annotations.Nullable;

/**
 * Which findings are wanted.
 *
 * @param target null for any
 * @param source how the source begins, such as {@code upkeep.}; null for any
 * @param resolved whether those that are resolved are wanted too
 */
public record FindingFilter(
        @Nullable String target, @Nullable String source, Severity atLeast, boolean resolved) {}
