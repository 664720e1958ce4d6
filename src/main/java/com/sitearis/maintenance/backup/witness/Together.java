package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.run.StepScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Works that run side by side and end together: when one fails, what the others wait for is ended at once, and the first
 * failure is the one that is told.
 */
public final class Together implements StepScope, AutoCloseable {

    private final StepScope outer;
    private final ExecutorService threads = Executors.newCachedThreadPool(Together::daemon);
    private final CompletionService<Object> works = new ExecutorCompletionService<>(threads);
    private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();
    private final List<Future<Object>> begun = new ArrayList<>();
    private volatile boolean failed;

    public Together(StepScope outer) {
        this.outer = outer;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "backup-work");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins a work; its result is there after {@link #join}. */
    public <T> Future<T> begin(Callable<T> work) {
        Callable<Object> any = work::call;
        Future<Object> future = works.submit(any);
        begun.add(future);
        @SuppressWarnings("unchecked")
        Future<T> typed = (Future<T>) future;
        return typed;
    }

    /** Begins a work that has no result of its own. */
    public void run(Task work) {
        Future<Boolean> unused = begin(() -> {
            work.run();
            return true;
        });
    }

    /** A work without a result. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    /** Waits until all works have ended; throws the first failure. */
    public void join() throws Exception {
        Throwable first = null;
        for (int left = begun.size(); left > 0; left--) {
            try {
                works.take().get();
            } catch (ExecutionException thrown) {
                if (first == null) {
                    first = thrown.getCause();
                    endAll();
                }
            }
        }
        begun.clear();
        throwIf(first);
    }

    private void throwIf(@Nullable Throwable first) throws Exception {
        if (first == null) {
            return;
        }
        outer.checkStop(); // a stop makes everything fail; then the stop is what happened
        if (first instanceof Exception exception) {
            throw exception;
        }
        throw new IllegalStateException(first);
    }

    private void endAll() {
        failed = true;
        ends.forEach(Runnable::run);
    }

    @Override
    public Interruptible onStop(Runnable end) {
        ends.add(end);
        Interruptible stop = outer.onStop(end);
        if (failed) {
            end.run();
        }
        return () -> {
            ends.remove(end);
            stop.close();
        };
    }

    @Override
    public long runId() {
        return outer.runId();
    }

    @Override
    public void checkStop() {
        outer.checkStop();
        if (failed) {
            throw new IllegalStateException("a work beside this one has failed");
        }
    }

    @Override
    public void progress(long doneBytes, long totalBytes) {
        outer.progress(doneBytes, totalBytes);
    }

    @Override
    public void note(String text) {
        outer.note(text);
    }

    @Override
    public void close() {
        endAll();
        threads.shutdownNow();
    }
}
