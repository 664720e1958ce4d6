package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.sql.SQLException;

/** The product's own database did not answer when a run's fence was to be taken. */
public final class FenceNotReached extends Failure {

    FenceNotReached(String job, String target, SQLException cause) {
        super(
                "the product's own database did not give the fence for " + job + " on " + target + ": "
                        + cause.getMessage(),
                "check that the database of MAINTENANCE_DATABASE_URL (or the embedded one) is up and has free connections",
                "run-fence-not-reached",
                cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
