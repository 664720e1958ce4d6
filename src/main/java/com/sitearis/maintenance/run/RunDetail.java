package com.sitearis.maintenance.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is remembered of one run: its attempts with their steps, and every change of its state. */
public record RunDetail(Run run, List<Attempt> attempts, List<Change> changes) {

    /** The step that failed, is under way, or was the last one; null before the first. */
    public @Nullable String lastStep() {
        return attempts.stream()
                .flatMap(attempt -> attempt.steps().stream())
                .map(Step::name)
                .reduce((one, next) -> next)
                .orElse(null);
    }

    /**
     * One attempt, which is one Batch execution.
     *
     * @param number the run's attempt
     * @param status Batch's word: STARTED, COMPLETED, FAILED, STOPPED
     */
    public record Attempt(
            long execution,
            int number,
            @Nullable String node,
            String status,
            @Nullable Instant started,
            @Nullable Instant ended,
            List<Step> steps) {}

    /**
     * One step of one attempt.
     *
     * @param message what failed and the hint, or null
     * @param progress null when the step never told
     */
    public record Step(
            String name,
            String status,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable String message,
            @Nullable Progress progress,
            List<Note> notes) {}

    /**
     * How far a step is.
     *
     * @param totalBytes 0 when unknown
     */
    public record Progress(long doneBytes, long totalBytes, Instant at) {}

    /** A line that a step left for people. */
    public record Note(Instant at, String text) {}

    /**
     * A change of state, or a request.
     *
     * @param node null when it was asked from a command
     * @param from null for the run's creation
     */
    public record Change(
            Instant at, @Nullable String node, @Nullable RunState from, RunState to, String reason) {}
}
