package com.sitearis.maintenance.run;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What one execution of a step may use of the engine. Progress and notes are kept here and written about once a second
 * from another thread, so that a step that streams gigabytes never waits for our database.
 */
final class Scope implements StepScope, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Scope.class);
    private static final int MOST_NOTES = 500;

    private record Progress(long done, long total) {}

    private final ActiveRun active;
    private final long stepExecution;
    private final StepReports reports;
    private final Queue<StepReports.Line> notes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger noted = new AtomicInteger();
    private volatile @Nullable Progress progress;
    private @Nullable Progress written;

    Scope(ActiveRun active, long stepExecution, StepReports reports) {
        this.active = active;
        this.stepExecution = stepExecution;
        this.reports = reports;
        active.working(this);
    }

    @Override
    public long runId() {
        return active.run().id();
    }

    @Override
    public void checkStop() {
        active.checkStop();
    }

    @Override
    public Interruptible onStop(Runnable end) {
        return active.onStop(end);
    }

    @Override
    public void progress(long doneBytes, long totalBytes) {
        progress = new Progress(doneBytes, totalBytes);
    }

    @Override
    public void note(String text) {
        int number = noted.incrementAndGet();
        if (number <= MOST_NOTES) {
            notes.add(reports.line(text));
        } else if (number == MOST_NOTES + 1) {
            notes.add(reports.line("further notes are left out"));
        }
    }

    /** Writes what is new. A report that cannot be written is tried again with the next one; the step goes on. */
    synchronized void report() {
        try {
            for (StepReports.Line next = notes.peek(); next != null; next = notes.peek()) {
                reports.note(stepExecution, next);
                notes.remove();
            }
            Progress latest = progress;
            if (latest != null && !latest.equals(written)) {
                reports.progress(stepExecution, latest.done(), latest.total());
                written = latest;
            }
        } catch (DataAccessException e) {
            log.warn("{}: its progress could not be written: {}", active.run().display(), e.getMessage());
        }
    }

    @Override
    public void close() {
        active.working(null);
        report();
    }
}
