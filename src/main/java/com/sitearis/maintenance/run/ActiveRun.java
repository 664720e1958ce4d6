package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.Failure;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run that this program works on: where its steps and those who want it to end meet. */
final class ActiveRun {

    private static final Logger log = LoggerFactory.getLogger(ActiveRun.class);

    private final Run run;
    private final Set<Handle> handles = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Interruption> interruption = new AtomicReference<>();
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable Scope> step = new AtomicReference<>();

    ActiveRun(Run run) {
        this.run = run;
    }

    Run run() {
        return run;
    }

    /** Ends what the run waits for; the first reason counts. */
    void interrupt(Interruption why) {
        if (interruption.compareAndSet(null, why)) {
            log.info("{} is to end: {}", run.display(), why);
            handles.forEach(Handle::call);
        }
    }

    Optional<Interruption> interruption() {
        return Optional.ofNullable(interruption.get());
    }

    void checkStop() {
        if (interruption.get() != null) {
            throw new RunStopped(run.id());
        }
    }

    /** A stop that came just before the registration finds no handle; the second look calls it. */
    StepScope.Interruptible onStop(Runnable end) {
        Handle handle = new Handle(end);
        handles.add(handle);
        if (interruption.get() != null) {
            handle.call();
        }
        return handle;
    }

    void failed(Failure cause) {
        failure.compareAndSet(null, cause);
    }

    Optional<Failure> failure() {
        return Optional.ofNullable(failure.get());
    }

    void working(@Nullable Scope scope) {
        step.set(scope);
    }

    /** Writes down how far the current step is. */
    void report() {
        Scope current = step.get();
        if (current != null) {
            current.report();
        }
    }

    private final class Handle implements StepScope.Interruptible {

        private final Runnable end;

        Handle(Runnable end) {
            this.end = end;
        }

        /** At most once, and on a thread of its own: ending one thing may take time that the next one does not have. */
        void call() {
            if (handles.remove(this)) {
                Thread thread = new Thread(end, "run-" + run.id() + "-stop");
                thread.setDaemon(true);
                thread.setUncaughtExceptionHandler(
                        (where, e) -> log.warn("{}: what it waits for could not be ended", run.display(), e));
                thread.start();
            }
        }

        @Override
        public void close() {
            handles.remove(this);
        }
    }
}
