package com.sitearis.maintenance.run;

/** What a running step may use of the engine. */
public interface StepScope {

    long runId();

    /** Throws {@link RunStopped} once somebody asked the run to stop. */
    void checkStop();

    /**
     * Registers how to end what the step waits for, such as a child process; called at once, from another thread, when a
     * stop is asked. Close the handle when the thing has ended by itself.
     */
    Interruptible onStop(Runnable end);

    /** Tells how far the step is; cheap, may be called often. {@code total} is 0 when unknown. */
    void progress(long doneBytes, long totalBytes);

    /** Adds a line that {@code run show} prints under the step. */
    void note(String text);

    /** Ends a registration of {@link #onStop}. */
    interface Interruptible extends AutoCloseable {
        @Override
        void close();
    }
}
