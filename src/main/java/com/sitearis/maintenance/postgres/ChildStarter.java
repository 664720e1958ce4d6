package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts every child from one thread that lives as long as the JVM.
 *
 * <p>The kernel sends the parent-death signal when the <em>thread</em> that started the child ends. A child started
 * from a pool's thread would be killed when the pool shrinks, in the middle of a dump.
 */
final class ChildStarter {

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "postgres-child-starter");
        thread.setDaemon(true);
        return thread;
    });

    private ChildStarter() {}

    static Process start(ProcessBuilder builder) throws IOException {
        Future<Process> started = THREAD.submit(builder::start);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return started.get();
                } catch (InterruptedException e) {
                    // Going away now would leave a child that nobody knows.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IOException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
