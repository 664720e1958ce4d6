package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.NotOverTheApi;
import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.cli.api.ServerApi;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Decides for each command whether a server answers it (decision 111): the one that was named, else the one that serves this
 * home. A server writes what it does into the audit log itself.
 */
final class ChosenWay implements IExecutionStrategy {

    private final Invocation invocation;
    private final IExecutionStrategy direct;

    ChosenWay(Invocation invocation, IExecutionStrategy direct) {
        this.invocation = invocation;
        this.direct = direct;
    }

    @Override
    public int execute(ParseResult parsed) {
        ParseResult last = AuditedCommands.last(parsed);
        Optional<ServerApi> server = last.isUsageHelpRequested() ? Optional.empty() : server(last);
        server.ifPresent(invocation::goOver);
        return server.isPresent() ? new RunLast().execute(parsed) : direct.execute(parsed);
    }

    private Optional<ServerApi> server(ParseResult last) {
        try {
            if (isOverApi(last)) {
                return invocation.findServer();
            }
            if (invocation.namesServer()) {
                throw new NotOverTheApi(last.commandSpec().qualifiedName());
            }
            return Optional.empty();
        } catch (RuntimeException failed) {
            CommandLine command = last.commandSpec().commandLine();
            throw new ExecutionException(command, "the server cannot be asked", failed);
        }
    }

    /** A command is a method, or an object of a class. */
    private static boolean isOverApi(ParseResult last) {
        Object command = last.commandSpec().userObject();
        AnnotatedElement written = command instanceof AnnotatedElement method ? method : command.getClass();
        return written.isAnnotationPresent(OverApi.class);
    }
}
