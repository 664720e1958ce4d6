package com.sitearis.maintenance.cli;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what another program does. */
final class Waiting {

    private static final Duration STEP = Duration.ofMillis(200);

    private Waiting() {}

    /** Waits until the condition holds, or the patience is at its end; answers whether it holds. */
    static boolean until(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || !pause()) {
                return false;
            }
        }
        return true;
    }

    /** False when somebody wants this thread to end. */
    static boolean pause() {
        try {
            Thread.sleep(STEP.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
