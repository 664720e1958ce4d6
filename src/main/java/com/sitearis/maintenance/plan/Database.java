package com.sitearis.maintenance.plan;

import org.jspecify.annotations.Nullable;

/**
 * A database the plan maintains.
 *
 * @param name its name in the plan, not on the server
 * @param scratchServer where its backups are proven: a name from {@code scratch-servers}, or null for a local throw-away server
 */
public record Database(
        String name,
        String environment,
        PgAddress address,
        @Nullable String scratchServer) {}
