package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Refusal;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a few requests at once unpack, parse and store: the node's memory and connections are for its jobs first. */
final class Turnstile {

    private static final int AT_ONCE = 4;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    <T> T pass(Callable<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(Refusal.UNAVAILABLE, "busy", "too many others send at the same time; try again");
            }
            try {
                return work.call();
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.UNAVAILABLE, "ending", "the server is ending; try again");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
