package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** Something was asked of the nodes, and there is none. */
final class NobodyServes extends Failure {

    NobodyServes() {
        super(
                "no node serves this plan",
                "start one with `maintenance serve`; when one should be running, check that it has the same --home or "
                        + OwnAddress.URL,
                "nobody-serves",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
