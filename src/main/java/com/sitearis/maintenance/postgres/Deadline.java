package com.sitearis.maintenance.postgres;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something with an end. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - end >= 0;
    }

    /** Looks every 20 ms; false when the deadline passed first. */
    boolean await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (passed()) {
                return false;
            }
            pause(Duration.ofMillis(20));
        }
        return true;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PgServerFailed(
                    "interrupted while waiting for a PostgreSQL server", "relaunch the run when it may go on", e);
        }
    }
}
