package com.sitearis.maintenance.console.account;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** There is no account, or no token, of that name. */
public final class AccountNotFound extends Failure {

    AccountNotFound(String what, String name) {
        super(
                "there is no " + what + " " + name,
                "`maintenance account list` and `maintenance token list` show what there is",
                "account-not-found",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
