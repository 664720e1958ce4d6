package com.sitearis.maintenance.kpi.inputs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deploy that ended in the month.
 *
 * @param environment such as {@code production} or {@code preview}
 * @param trouble what came of it within 48 hours (rollback, hotfix, P0 or P1 incident), or null
 */
public record DeploymentLine(
        String environment,
        String sha,
        int attempt,
        Instant at,
        Outcome outcome,
        @Nullable String trouble) {

    /** How the pipeline ended. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        CANCELED,
        ROLLED_BACK
    }
}
