package com.sitearis.maintenance.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;

/** All commands of the launcher, and how each of them ends. */
public final class Commands {

    private Commands() {}

    /** Executes a command line and answers its exit code; see {@link com.sitearis.maintenance.failure.ExitCode}. */
    public static int execute(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return execute(new Invocation(out, err, Clock.systemUTC(), System.getenv()), args);
    }

    static int execute(Invocation invocation, String... args) {
        Ending ending = new Ending(invocation);
        return tree(invocation)
                .setOut(invocation.out())
                .setErr(invocation.err())
                .setParameterExceptionHandler(ending)
                .setExecutionExceptionHandler(ending)
                .setExecutionStrategy(new ChosenWay(invocation, new AuditedCommands(invocation)))
                .execute(args);
    }

    static CommandLine tree(Invocation invocation) {
        return new CommandLine(new RootCommand())
                .addMixin("invocation", invocation)
                .addSubcommand(new PlanCommands(invocation))
                .addSubcommand(new ServeCommand(invocation))
                .addSubcommand(new JobCommands(invocation))
                .addSubcommand(new RunCommands(invocation))
                .addSubcommand(new BackupCommands(invocation))
                .addSubcommand(new KpiCommands(invocation))
                .addSubcommand(new IncidentCommands(invocation))
                .addSubcommand(new WindowCommands(invocation))
                .addSubcommand(new MailCommands(invocation))
                .addSubcommand(new SlaCommand(invocation))
                .addSubcommand(new MetricsCommands(invocation))
                .addSubcommand(new UpkeepCommands(invocation))
                .addSubcommand(new NotifyCommands(invocation))
                .addSubcommand(new SlowQueryCommands(invocation))
                .addSubcommand(new DutyCommand(invocation))
                .addSubcommand(new AccountCommands(invocation))
                .addSubcommand(new TokenCommands(invocation))
                .addSubcommand(new DemoCommand(invocation))
                .addSubcommand(new TrainCommand(invocation))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
