package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of monitors has none of that number, or several and none was named. */
final class MonitorUnknown extends Failure {

    MonitorUnknown(@Nullable String id, List<String> known) {
        super(
                id == null ? "the file has " + known.size() + " monitors" : "the file has no monitor " + id,
                known.isEmpty()
                        ? "ask for logs=1 of your monitors"
                        : "write --monitor with one of: " + String.join(", ", known),
                "unknown-name",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
