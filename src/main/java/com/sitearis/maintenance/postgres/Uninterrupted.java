package com.sitearis.maintenance.postgres;

/** Clearing up that an interrupt must not cut short: a run that is stopped leaves nothing behind. */
final class Uninterrupted {

    private Uninterrupted() {}

    /** Runs it to its end and interrupts the thread again afterwards. */
    static void run(Runnable work) {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
