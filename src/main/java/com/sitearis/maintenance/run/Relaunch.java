package com.sitearis.maintenance.run;

import org.jspecify.annotations.Nullable;

/**
 * A person's wish for another go at a run.
 *
 * @param anew from the first step, as a run of its own, rather than at the step that did not complete
 * @param currentDefinition go on although the job's settings have changed since
 * @param attempt the attempt that the person saw fail; null for whichever is the last
 */
public record Relaunch(
        boolean anew,
        boolean currentDefinition,
        @Nullable Integer attempt,
        String by,
        @Nullable String reason) {

    String words() {
        return reason == null ? by : by + ": " + reason;
    }
}
