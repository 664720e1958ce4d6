package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.failure.Failure;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of PostgreSQL's client programs ended with an error, was killed, or could not be started. */
public final class PgToolFailed extends Failure {

    private static final Pattern TELLING =
            Pattern.compile("error:|fatal:|panic:|detail:|hint:|failed", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN = 8;

    private final int exitCodeOfTool;
    private final List<String> lines;
    private final boolean transientCause;

    private PgToolFailed(
            String message, ToolComplaint complaint, int exitCode, List<String> lines, @Nullable Throwable cause) {
        super(message, complaint.hint(), "postgres-tool-failed", cause);
        this.exitCodeOfTool = exitCode;
        this.lines = List.copyOf(lines);
        this.transientCause = complaint.passes();
    }

    static PgToolFailed ended(String program, int exitCode, List<String> lines) {
        List<String> shown = telling(lines);
        String how = exitCode > 128 ? "was ended by signal " + (exitCode - 128) : "ended with exit code " + exitCode;
        String said = shown.isEmpty() ? "it said nothing" : String.join(System.lineSeparator() + "  ", shown);
        return new PgToolFailed(program + " " + how + ": " + said, ToolComplaint.of(lines), exitCode, lines, null);
    }

    static PgToolFailed notStarted(PgProgram program, Throwable cause) {
        return new PgToolFailed(
                "cannot start " + program.path() + ": " + cause.getMessage(),
                ToolComplaint.OTHER,
                -1,
                List.of(),
                cause);
    }

    static PgToolFailed interrupted(String program, InterruptedException cause) {
        return new PgToolFailed(
                program + " was killed because the work it did was stopped",
                ToolComplaint.STOPPED,
                -1,
                List.of(),
                cause);
    }

    /** The lines that tell something; of a program that tells nothing clearly, its last ones. */
    private static List<String> telling(List<String> lines) {
        List<String> telling =
                lines.stream().filter(line -> TELLING.matcher(line).find()).toList();
        List<String> shown = telling.isEmpty() ? lines : telling;
        return shown.subList(Math.max(0, shown.size() - SHOWN), shown.size());
    }

    /** The program's own exit code; above 128 a signal ended it, -1 when it never ran to its end. */
    public int exitCodeOfTool() {
        return exitCodeOfTool;
    }

    /** What it said last on its error stream. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public boolean transientCause() {
        return transientCause;
    }
}
