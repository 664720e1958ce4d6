package com.sitearis.maintenance.incident;

import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list, newest first.
 *
 * @param environment null for all
 * @param closed whether closed ones are listed as well
 * @param limit at most so many
 */
public record IncidentFilter(@Nullable String environment, boolean closed, int limit) {}
