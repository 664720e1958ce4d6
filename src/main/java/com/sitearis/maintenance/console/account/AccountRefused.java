package com.sitearis.maintenance.console.account;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** What was asked of an account, a password or a token cannot be. */
public final class AccountRefused extends Failure {

    public AccountRefused(String message, String hint) {
        super(message, hint, "account-refused", null);
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
