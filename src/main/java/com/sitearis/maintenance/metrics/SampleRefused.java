package com.sitearis.maintenance.metrics;

import com.sitearis.maintenance.failure.Failure;

/** A sample cannot be stored as it is; nothing of its delivery was. */
public final class SampleRefused extends Failure {

    public SampleRefused(String message) {
        super(message, "correct it where it is sent; nothing of the delivery was stored", "sample-refused", null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
