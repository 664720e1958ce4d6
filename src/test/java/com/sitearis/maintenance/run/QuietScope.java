package com.sitearis.maintenance.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A step's surroundings for tests: remembers notes, and can be stopped. */
public final class QuietScope implements StepScope {

    public final List<String> notes = new CopyOnWriteArrayList<>();
    private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    public void stop() {
        stopped = true;
        ends.forEach(Runnable::run);
    }

    @Override
    public long runId() {
        return 0;
    }

    @Override
    public void checkStop() {
        if (stopped) {
            throw new RunStopped(0);
        }
    }

    @Override
    public Interruptible onStop(Runnable end) {
        ends.add(end);
        if (stopped) {
            end.run();
        }
        return () -> ends.remove(end);
    }

    @Override
    public void progress(long doneBytes, long totalBytes) {}

    @Override
    public void note(String text) {
        notes.add(text);
    }
}
