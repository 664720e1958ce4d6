package com.sitearis.maintenance.metrics;

import com.sitearis.maintenance.failure.Failure;

/** An environment would get more series than it may have; nothing of the delivery was stored. */
public final class TooManySeries extends Failure {

    public TooManySeries(String environment, long series, int most) {
        super(
                environment + " would have " + series + " series, more than the " + most + " it may have",
                "send no label whose values never end, such as an id, an address or a time",
                "too-many-series",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
