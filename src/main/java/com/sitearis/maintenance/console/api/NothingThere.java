package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.yaml.Nearest;
import java.util.Collection;

/** A request names something that is not there. */
public final class NothingThere extends Failure {

    public NothingThere(String what, String name, Collection<String> known) {
        super("there is no " + what + " '" + shortened(name) + "'", Nearest.advice(name, known), "unknown-name", null);
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
