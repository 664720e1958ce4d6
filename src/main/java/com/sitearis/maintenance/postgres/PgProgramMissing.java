package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** None of PostgreSQL's programs on this machine is new enough. */
public final class PgProgramMissing extends Failure {

    /** Homebrew's formulas all carry a version; this one is named when any will do. */
    private static final int ANY = 17;

    private static final Set<String> SERVER_PROGRAMS = Set.of("postgres", "initdb", "pg_ctl");

    private PgProgramMissing(String message, String hint) {
        super(message, hint, "program-missing", null);
    }

    static PgProgramMissing of(String program, int atLeastMajor) {
        return new PgProgramMissing(
                "no " + program + " of PostgreSQL" + (atLeastMajor > 0 ? " " + atLeastMajor + " or later" : "")
                        + " was found on this machine",
                hint(Installer.here(), program, atLeastMajor));
    }

    static String hint(Installer installer, String program, int major) {
        String install = installer.command(SERVER_PROGRAMS.contains(program), major);
        return install + "; if it is installed elsewhere, name its bin folder in " + PgPrograms.FOLDERS_VARIABLE;
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }

    /** How this machine installs programs. */
    enum Installer {
        APT {
            @Override
            String command(boolean server, int major) {
                return "run `apt-get install postgresql" + (server ? "" : "-client") + (major > 0 ? "-" + major : "")
                        + "` (an older distribution needs the packages of apt.postgresql.org)";
            }
        },
        DNF {
            @Override
            String command(boolean server, int major) {
                return "run `dnf install postgresql" + (major > 0 ? major : "") + (server ? "-server" : "")
                        + "` (from the packages of yum.postgresql.org)";
            }
        },
        BREW {
            @Override
            String command(boolean server, int major) {
                return "run `brew install postgresql@" + (major > 0 ? major : ANY) + "`";
            }
        },
        BY_HAND {
            @Override
            String command(boolean server, int major) {
                return "install the " + (server ? "server" : "client") + " programs of PostgreSQL " + major
                        + " or later (https://www.postgresql.org/download)";
            }
        };

        abstract String command(boolean server, int major);

        static Installer here() {
            if (anyOf("/usr/bin/apt-get")) {
                return APT;
            }
            if (anyOf("/usr/bin/dnf")) {
                return DNF;
            }
            return anyOf("/opt/homebrew/bin/brew", "/usr/local/bin/brew") ? BREW : BY_HAND;
        }

        private static boolean anyOf(String... programs) {
            return Stream.of(programs).map(Path::of).anyMatch(Files::isExecutable);
        }
    }
}
