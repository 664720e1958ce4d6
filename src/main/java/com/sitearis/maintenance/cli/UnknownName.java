package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.util.Collection;

/** A command names something that the plan does not have. */
final class UnknownName extends Failure {

    UnknownName(String what, String name, Collection<String> known) {
        super(
                "the plan has no " + what + " '" + name + "'",
                known.isEmpty() ? "the plan has none at all" : "write one of: " + String.join(", ", known),
                "unknown-name",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
