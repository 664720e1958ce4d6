package com.sitearis.maintenance.incident;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast incidents were dealt with, and how rare failures are.
 *
 * @param restored how many incidents of P0 to P2 were restored in the period; the mean and median stand on them
 * @param toRestore mean from the impact's begin to its end (MTTR); null when none was restored
 * @param medianToRestore null when none was restored
 * @param acknowledged how many of them were acknowledged
 * @param toAcknowledge mean from detection (MTTA); null when none was
 * @param between failures apart (MTBF)
 */
public record MeanTimes(
        int restored,
        @Nullable Duration toRestore,
        @Nullable Duration medianToRestore,
        int acknowledged,
        @Nullable Duration toAcknowledge,
        Between between) {

    /**
     * Time between failures over the rolling 90 days that end with the period.
     *
     * @param failures merged outages of P0 and P1
     * @param observed agreed service time in which the state was known
     * @param mean (observed − down) / failures; null without failures
     * @param moreThan without failures all that can be said: longer than was observed; null otherwise
     * @param reason why neither is there: nothing was observed
     */
    public record Between(
            int failures,
            Duration observed,
            Duration down,
            @Nullable Duration mean,
            @Nullable Duration moreThan,
            @Nullable String reason) {}
}
