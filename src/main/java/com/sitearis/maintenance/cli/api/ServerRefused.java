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
        String detail = problem.path("detail").asString("it answered " + status);
        String hint = problem.path("hint").asString(hint(status));
        ExitCode code = exitCode(problem.path("exitCode").asInt(ExitCode.FAILED.code()));
        JsonNode page = problem.path("runbook");
        return page.isString()
                ? new ServerRefused(status, detail, hint, page.asString(), code)
                : refusedBeforehand(status, detail, hint, code);
    }

    /** By what stands before every request: no failure, and no page, of any command. */
    private static ServerRefused refusedBeforehand(int status, String detail, String hint, ExitCode code) {
        return new ServerRefused(status, detail, hint, "server-refused", code);
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
