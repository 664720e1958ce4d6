package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.run.RunStopped;
import com.sitearis.maintenance.run.StepScope;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A step that a person watches: progress on the terminal, Ctrl-C ends what it waits for. */
final class TerminalScope implements StepScope, AutoCloseable {

    private final ProgressLine line;
    private final PrintWriter err;
    private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();
    private final Thread interrupted = new Thread(this::stop, "interrupted");
    private volatile boolean stopped;

    TerminalScope(String title, Invocation invocation) {
        this.line = new ProgressLine(title, invocation);
        this.err = invocation.err();
        Runtime.getRuntime().addShutdownHook(interrupted);
    }

    private void stop() {
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
    public void progress(long doneBytes, long totalBytes) {
        line.at(doneBytes);
    }

    @Override
    public void note(String text) {
        line.clear();
        err.println(text);
    }

    @Override
    public void close() {
        line.clear();
        if (!stopped) {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
    }
}
