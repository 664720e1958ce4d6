package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs on this machine, chosen by version, and the way to start them.
 *
 * <p>The folders named in {@code MAINTENANCE_PG_BIN} come first; only what they lack is looked for in {@code PATH} and
 * in the usual folders of the distributions.
 */
public final class PgPrograms {

    /** The environment variable that names folders with PostgreSQL's programs, separated by colons. */
    public static final String FOLDERS_VARIABLE = "MAINTENANCE_PG_BIN";

    private final Home home;
    private final ProgramFolders configured;
    private final ProgramFolders others;

    /** Programs of the given folders before those of the machine. */
    public PgPrograms(Home home, List<Path> configuredFolders) {
        this(home, new ProgramFolders(configuredFolders), ProgramFolders.ofThisMachine());
    }

    PgPrograms(Home home, ProgramFolders configured, ProgramFolders others) {
        this.home = home;
        this.configured = configured;
        this.others = others;
        PasswordFile.removeLeftovers(home.spool());
    }

    /** As the environment says. */
    public static PgPrograms of(Home home, Map<String, String> environment) {
        String folders = environment.getOrDefault(FOLDERS_VARIABLE, "");
        return new PgPrograms(
                home,
                Stream.of(folders.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of)
                        .toList());
    }

    /**
     * The program whose version is closest to the server's without being older: a newer pg_dump reads an older server,
     * an older one refuses.
     *
     * @throws PgProgramMissing says which package to install
     */
    public PgProgram find(String name, int atLeastMajor) {
        return closest(configured, name, atLeastMajor)
                .or(() -> closest(others, name, atLeastMajor))
                .orElseThrow(() -> PgProgramMissing.of(name, atLeastMajor));
    }

    /**
     * The program of exactly this major version, as a data folder needs it.
     *
     * @throws PgProgramMissing says which package to install
     */
    public PgProgram exactly(String name, int major) {
        return Stream.concat(configured.holding(name), others.holding(name))
                .filter(program -> program.major() == major)
                .findFirst()
                .orElseThrow(() -> PgProgramMissing.of(name, major));
    }

    /** The newest major version that has the program; empty when there is none at all. */
    public Optional<Integer> newestMajor(String name) {
        return Stream.concat(configured.holding(name), others.holding(name))
                .map(PgProgram::major)
                .max(Comparator.naturalOrder());
    }

    /** Starts a client program; it dies with this program, and with {@link PgChild#close()}. */
    public PgChild start(PgCommand command) {
        return PgChild.start(command, home.spool());
    }

    /**
     * Runs a client program to its end and answers what it printed. For short texts only.
     *
     * @throws PgToolFailed when its exit code is not 0
     */
    public String run(PgCommand command) {
        try (PgChild child = start(command)) {
            String printed = child.readAll();
            child.requireSuccess();
            return printed;
        }
    }

    private static Optional<PgProgram> closest(ProgramFolders folders, String name, int atLeastMajor) {
        return folders.holding(name)
                .filter(program -> program.major() >= atLeastMajor)
                .min(Comparator.comparingInt(PgProgram::major));
    }
}
