package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** A collector got nothing, or nothing it understands. */
public final class CollectorFailed extends Failure {

    public CollectorFailed(String message, @Nullable Throwable cause) {
        super(
                message,
                "try the same address by hand; look at the account, and at what the service says about itself",
                "collector-failed",
                cause);
    }
}
