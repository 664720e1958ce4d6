package com.sitearis.maintenance.postgres;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One of PostgreSQL's programs as it lies on this machine.
 *
 * @param name for example {@code pg_dump}
 * @param path the real program, never a wrapper that chooses a version on its own
 * @param major its major version, for example 15
 */
public record PgProgram(String name, Path path, int major) {

    /** Another program of the same installation; {@code pg_ctl} lies beside {@code postgres}. */
    PgProgram sibling(String other) {
        Path beside = path.resolveSibling(other);
        if (!Files.isExecutable(beside)) {
            throw PgProgramMissing.of(other, major);
        }
        return new PgProgram(other, beside, major);
    }
}
