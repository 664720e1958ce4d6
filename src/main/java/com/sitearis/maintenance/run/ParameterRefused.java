package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.Parameter;

/** Something was said of a run that its job cannot take; nothing was begun. */
public final class ParameterRefused extends Failure {

    private static final int SHOWN = 60;

    private ParameterRefused(String name, String what, String instead) {
        super("parameter " + shortened(name) + ": " + what, instead, "parameter-refused", null);
    }

    static ParameterRefused none(String job, String name) {
        return new ParameterRefused(name, "job " + job + " takes none", "run it without parameters");
    }

    static ParameterRefused unknown(String job, String name, String advice) {
        return new ParameterRefused(name, "job " + job + " has no such parameter", advice);
    }

    static ParameterRefused missing(String job, Parameter parameter) {
        return new ParameterRefused(
                parameter.name(),
                "job " + job + " cannot run without it",
                "say " + parameter.about() + ", such as " + parameter.example());
    }

    static ParameterRefused wrong(String name, String value, String instead) {
        return new ParameterRefused(name, "'" + shortened(value) + "' cannot be meant", instead);
    }

    static ParameterRefused guarded(String job, String name) {
        return new ParameterRefused(
                name,
                "a run of job " + job + " is not simply told so: it has to be confirmed",
                "ask for it where it is confirmed; the runbook says where");
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
