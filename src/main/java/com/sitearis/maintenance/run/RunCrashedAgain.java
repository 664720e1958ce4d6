package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.Failure;

/** Program after program died in the same step of a run. */
public final class RunCrashedAgain extends Failure {

    RunCrashedAgain(Run run, String step, int crashes) {
        super(
                "the program died " + crashes + " times in a row "
                        + (step.isEmpty() ? "between the steps" : "in step " + step) + " of " + run.display(),
                "look in the journal for what ended it (out of memory, a kill, a power cut), then `maintenance job relaunch "
                        + run.id() + "`",
                "run-crashed-again",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
