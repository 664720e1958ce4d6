package com.sitearis.maintenance.cli.api;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** What a server's problem document says: the same words, page and exit code as if the command had found out itself. */
final class ServerRefused extends Failure {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final int status;
    private final ExitCode exitCode;

    private ServerRefused(int status, String detail, String hint, String page, ExitCode exitCode) {
        super(detail, hint, page, null);
        this.status = status;
        this.exitCode = exitCode;
    }

    static ServerRefused of(int status, JsonNode problem) {
        return new ServerRefused(
                status,
                problem.path("detail").asString("it answered " + status),
                problem.path("hint").asString(hint(status)),
                problem.path("runbook").asString("server-refused"),
                exitCode(problem.path("exitCode").asInt(ExitCode.FAILED.code())));
    }

    private static String hint(int status) {
        return status == UNAUTHORIZED
                ? "`maintenance token list` shows which tokens are in force"
                : "`maintenance token list` shows what the token may; the server's log has the request";
    }

    private static ExitCode exitCode(int code) {
        return Arrays.stream(ExitCode.values())
                .filter(known -> known.code() == code)
                .findFirst()
                .orElse(ExitCode.FAILED);
    }

    boolean unknownToken() {
        return status == UNAUTHORIZED;
    }

    boolean forbidden() {
        return status == FORBIDDEN;
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return exitCode;
    }
}
