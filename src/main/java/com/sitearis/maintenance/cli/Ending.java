package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command ends that does not end well: what it says, and its exit code. */
final class Ending implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Invocation invocation;

    Ending(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        PrintWriter err = invocation.err();
        CommandLine command = wrong.getCommandLine();
        err.println(wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println(command.getUsageMessage());
        }
        err.println("HINT: `" + command.getCommandSpec().qualifiedName() + " --help` tells what may be written");
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        if (thrown instanceof ParameterException wrong) {
            return handleParseException(wrong, new String[0]);
        }
        Optional<Failure> failure = failure(thrown);
        return failure.isPresent() ? tell(failure.get()) : unexpected(thrown);
    }

    /** Spring wraps what its beans throw. */
    private static Optional<Failure> failure(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(Failure.class::isInstance)
                .map(Failure.class::cast)
                .findFirst();
    }

    private int tell(Failure failure) {
        int code = failure.exitCode().code();
        String page = "src/docs/runbook/" + failure.runbook() + ".md";
        if (invocation.json()) {
            Map<String, Object> told = Map.of(
                    "error",
                    String.valueOf(failure.getMessage()),
                    "hint",
                    failure.hint(),
                    "runbook",
                    page,
                    "exitCode",
                    code);
            invocation.err().println(Json.write(told));
        } else {
            invocation.err().println(failure.told());
            invocation.err().println("RUNBOOK: " + page);
        }
        return code;
    }

    /** A fault of ours: one line for the operator, the rest in a file for whoever mends it. */
    private int unexpected(Exception fault) {
        PrintWriter err = invocation.err();
        err.println("unexpected: " + fault);
        try {
            String name = "fault-" + invocation.clock().instant().truncatedTo(ChronoUnit.MILLIS) + ".txt";
            Path file = Files.createDirectories(invocation.home().path().resolve("log"))
                    .resolve(name.replace(':', '-'));
            try (PrintWriter log = new PrintWriter(Files.newBufferedWriter(file))) {
                log.println("maintenance " + Version.number());
                fault.printStackTrace(log);
            }
            err.println("HINT: this is a fault of the program; please report it with " + file);
        } catch (IOException unwritable) {
            fault.printStackTrace(err);
        }
        return ExitCode.FAILED.code();
    }
}
