package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.run.StepScope;
import java.util.ArrayList;
import java.util.List;

/** A step's surroundings: remembers notes. */
final class QuietScope implements StepScope {

    final List<String> notes = new ArrayList<>();

    @Override
    public long runId() {
        return 0;
    }

    @Override
    public void checkStop() {}

    @Override
    public Interruptible onStop(Runnable end) {
        return () -> {};
    }

    @Override
    public void progress(long doneBytes, long totalBytes) {}

    @Override
    public void note(String text) {
        notes.add(text);
    }
}
