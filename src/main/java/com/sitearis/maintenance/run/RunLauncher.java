package com.sitearis.maintenance.run;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings runs to their end. Calls block until the attempt has ended; all of them may be repeated without harm. */
public interface RunLauncher {

    /**
     * Works on the run of this job, target and slot: begins it, or goes on where a dead node left it. Does nothing when it
     * has ended or a living program works on it.
     *
     * @param askedBy who asked, or null for the schedule
     */
    default Outcome launch(String job, String target, Instant slot, @Nullable String askedBy) {
        return launch(job, target, slot, askedBy, Map.of());
    }

    /**
     * The same with parameters.
     *
     * @param parameters what is said of the run, when this call creates it
     */
    Outcome launch(String job, String target, Instant slot, @Nullable String askedBy, Map<String, String> parameters);

    /** Goes on with a run that waits for its next attempt or whose node died. */
    Outcome resume(long runId);

    /** Opens a run that has failed or was stopped once more, from the step that did not complete. */
    Outcome relaunch(long runId, String askedBy);

    /** What became of a call. */
    enum Outcome {
        /** The run has ended; its state says how. */
        ENDED,
        /** The attempt failed and another one is due later. */
        WAITING,
        /** Another run of the same job and target, or another program, is at it; try again later. */
        BUSY,
        /** The plan of this node does not know the job or the target. */
        UNKNOWN
    }
}
