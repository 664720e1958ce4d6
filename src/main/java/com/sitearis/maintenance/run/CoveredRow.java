package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.written.WrittenRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the written plan, and what became of the jobs that carry it out; none when no job does. */
public record CoveredRow(WrittenRow row, List<Carried> by) {

    public CoveredRow {
        by = List.copyOf(by);
    }

    /** Never better than its worst job: a row is carried out when all of it is. */
    public State state() {
        return by.stream().map(Carried::state).min(State::compareTo).orElse(State.NO_JOB);
    }

    /** Where a row or a job's part of it stands, the worst first. */
    public enum State {
        NO_JOB,
        /** The newest run that ended did so without success. */
        FAILED,
        /** No run has succeeded yet. */
        NOT_YET,
        CARRIED_OUT
    }

    /**
     * What one job did for one target.
     *
     * @param run the newest run that succeeded: the proof; null when there is none
     * @param at when it ended
     * @param lastEnded the newest run that ended, however it did
     */
    public record Carried(
            String job,
            String target,
            @Nullable Long run,
            @Nullable Instant at,
            @Nullable Long lastEnded) {

        public State state() {
            if (lastEnded != null && !lastEnded.equals(run)) {
                return State.FAILED;
            }
            return run == null ? State.NOT_YET : State.CARRIED_OUT;
        }
    }
}
