package com.sitearis.maintenance.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a node answered when it was asked to read its plan files again.
 *
 * @param digest of the plan it read; null when its files are invalid
 * @param detail what was added, changed and removed; or every problem of the files
 */
public record PlanAnswer(
        String node, Verdict verdict, @Nullable String digest, String detail, Instant answered) {

    /** What became of the plan that the node read. */
    public enum Verdict {
        /** Its schedules are in force now. */
        APPLIED,
        /** Its schedules were in force already; whatever else its files say holds for runs that begin from now on. */
        UNCHANGED,
        /** Its files have problems; the node keeps the plan it had. */
        INVALID,
        /** Another node's plan is newer; this one is not put in force. */
        OLDER
    }
}
