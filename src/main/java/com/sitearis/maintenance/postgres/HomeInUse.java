package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.Home;

/** Another program runs the embedded server of this home. */
public final class HomeInUse extends Failure {

    HomeInUse(Home home, String owner) {
        super(
                "the home " + home.path() + " is in use by process " + owner,
                "let process " + owner + " finish, or stop it; two programs can work side by side with different --home"
                        + " folders or on one MAINTENANCE_DATABASE_URL",
                "home-in-use",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.BUSY;
    }
}
