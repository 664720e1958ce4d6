package com.sitearis.maintenance.metrics.upkeep;

import com.sitearis.maintenance.failure.Failure;
import java.time.YearMonth;

/** Samples of this month or the next would have no place. */
public final class PartitionMissing extends Failure {

    public PartitionMissing(YearMonth month) {
        super(
                "there is no partition for the samples of " + month,
                "look at app.sample_month and the partitions of app.sample, and run metrics-upkeep again",
                "partition-missing",
                null);
    }
}
