package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command that answers at once and needs no connection: versions, tests of a path, {@code initdb}. */
final class ShortCommand {

    private ShortCommand() {}

    /** What a short command ended with. */
    record Answer(int exitCode, String output) {}

    /** What it printed on both streams; a program that cannot be started printed nothing. */
    static String output(List<String> command) {
        try {
            return run(command).output();
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    /** Runs it to its end, also on a thread that is interrupted. */
    static Answer run(List<String> command) {
        try {
            ProcessBuilder builder = ChildEnvironment.bare(command).redirectErrorStream(true);
            Process process = ChildStarter.start(builder);
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.onExit().join().exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.get(0), e);
        }
    }
}
