package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.audit.AuditEntry;
import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.audit.Outcome;
import com.sitearis.maintenance.failure.ExitCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Writes every command that changes something into the audit log: before it is carried out, and its exit code after it. All
 * commands come through here; one is left out only when it is known to look and no more.
 */
final class AuditedCommands implements IExecutionStrategy {

    private static final Set<String> LOOKING = Set.of("list", "show", "findings", "vacuum", "analyze", "fingerprint");

    /** Without further words; a node and the demonstration say themselves what they do. */
    private static final Set<String> LOOKING_ALONE =
            Set.of("plan", "serve", "demo", "train", "sla", "duty", "maintenance");

    private final Invocation invocation;

    AuditedCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public int execute(ParseResult parsed) {
        ParseResult last = last(parsed);
        if (looksOnly(last)) {
            return new RunLast().execute(parsed);
        }
        try (OwnDatabase own = open(last)) {
            AuditLog log = new AuditLog(own.jdbc(), invocation.clock());
            long id = log.begin(entry(last));
            Outcome outcome = Outcome.FAILED;
            String result = "ended with an exception";
            try {
                int code = new RunLast().execute(parsed);
                outcome = code == ExitCode.OK.code() ? Outcome.DONE : Outcome.FAILED;
                result = "exit code " + code;
                return code;
            } catch (ExecutionException failed) {
                result = String.valueOf(
                        failed.getCause() == null ? failed : failed.getCause().getMessage());
                throw failed;
            } finally {
                log.end(id, outcome, result);
            }
        }
    }

    /** Kept open to the end, so that the server of a home without a node is started once. */
    private OwnDatabase open(ParseResult last) {
        try {
            return OwnDatabase.visit(invocation);
        } catch (RuntimeException failed) {
            throw new ExecutionException(last.commandSpec().commandLine(), "the audit log cannot be reached", failed);
        }
    }

    static ParseResult last(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last;
    }

    private static boolean looksOnly(ParseResult last) {
        CommandLine command = last.commandSpec().commandLine();
        boolean parentOfOthers = !command.getSubcommands().isEmpty();
        return last.isUsageHelpRequested()
                || last.isVersionHelpRequested()
                || parentOfOthers
                || LOOKING.contains(command.getCommandName())
                || LOOKING_ALONE.contains(command.getCommandName())
                || last.hasMatchedOption("--dry-run");
    }

    /** The values of arguments are kept; none of them is ever a secret, which come from the environment or a file. */
    private AuditEntry entry(ParseResult last) {
        String command = last.commandSpec().qualifiedName().replaceFirst("^\\S+ ", "");
        String subject = last.matchedPositionals().stream()
                .map(ArgSpec::originalStringValues)
                .map(values -> String.join(" ", values))
                .collect(Collectors.joining(" "));
        String options = last.matchedOptions().stream()
                .filter(option -> !option.longestName().equals("--json"))
                .map(option -> option.longestName() + " " + String.join(" ", option.originalStringValues()))
                .collect(Collectors.joining(", "));
        return new AuditEntry(
                invocation.person(),
                "command",
                host(),
                command,
                subject,
                options,
                UUID.randomUUID().toString().substring(0, 8));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a host without a name";
        }
    }
}
