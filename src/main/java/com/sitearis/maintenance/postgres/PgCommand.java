package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.PgAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client program to start.
 *
 * @param arguments without passwords and without connection parameters: those come from the address. {@code pg_restore}
 *     alone wants {@code --dbname} as well, else it prints a script.
 * @param address where it connects, or null when it does not
 * @param workingDirectory null for {@code /}
 */
public record PgCommand(
        PgProgram program,
        List<String> arguments,
        @Nullable PgAddress address,
        @Nullable Path workingDirectory) {

    /** Programs that would ask on the terminal for a password that is missing or wrong, and wait for ever. */
    private static final Set<String> ASK = Set.of(
            "pg_dump", "pg_restore", "pg_dumpall", "psql", "pg_basebackup", "pg_amcheck", "vacuumdb", "reindexdb");

    public PgCommand {
        arguments = List.copyOf(arguments);
    }

    /** The program with its arguments, not connected to anything. */
    public static PgCommand of(PgProgram program, String... arguments) {
        return new PgCommand(program, List.of(arguments), null, null);
    }

    /** The same with further arguments. */
    public PgCommand with(List<String> further) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(further);
        return new PgCommand(program, all, address, workingDirectory);
    }

    /** The same, connecting to the address. */
    public PgCommand on(PgAddress where) {
        return new PgCommand(program, arguments, where, workingDirectory);
    }

    /** The same, started in the folder. */
    public PgCommand in(Path folder) {
        return new PgCommand(program, arguments, address, folder);
    }

    List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(program.path().toString());
        if (address != null && ASK.contains(program.name())) {
            line.add("--no-password");
        }
        line.addAll(arguments);
        return line;
    }
}
