package com.sitearis.maintenance.failure;

/** The exit codes of all commands, as the README lists them. */
public enum ExitCode {
    /** Done, and everything is as it should be. */
    OK(0),
    /** What was asked for was tried and failed. */
    FAILED(1),
    /** The command line is wrong. */
    USAGE(2),
    /** The plan's files have problems; nothing was done. */
    PLAN_INVALID(3),
    /** A backup or a restored copy differs from its witness, or its stored bytes are damaged. */
    NOT_PROVEN(4),
    /** The named backup, run, job, contact, message, incident or window does not exist. */
    NOT_FOUND(5),
    /** Somebody else is at it: the home is in use, or the same job runs already. */
    BUSY(6),
    /** A program or server that is needed is missing or cannot be reached. */
    UNAVAILABLE(7),
    /** The run was stopped on request. */
    STOPPED(8);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
