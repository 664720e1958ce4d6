package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.util.Collection;

/** A command names a metric of which no sample ever came in. */
final class MetricUnknown extends Failure {

    MetricUnknown(String metric, Collection<String> known) {
        super(
                "no sample of '" + metric + "' ever came in",
                known.isEmpty() ? "nothing has been measured yet" : "write one of: " + String.join(", ", known),
                "unknown-name",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
