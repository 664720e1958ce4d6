package com.sitearis.maintenance.storage;

import java.io.FileDescriptor;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Has the disk take what was written while the rest is still being made, so that the flush at the end is a short one. */
final class EarlyFlush {

    private static final long EVERY = 32L << 20;

    private final FileDescriptor file;
    private long waiting;
    private @Nullable CompletableFuture<Void> flush;

    EarlyFlush(FileDescriptor file) {
        this.file = file;
    }

    /** To be called after each write; never waits for the disk. */
    void wrote(int bytes) throws IOException {
        waiting += bytes;
        if (waiting >= EVERY && (flush == null || flush.isDone())) {
            end();
            waiting = 0;
            flush = CompletableFuture.runAsync(this::sync, task -> new Thread(task, "early-flush").start());
        }
    }

    /**
     * Waits for the flush that is under way; the file may be closed then.
     *
     * @throws IOException what it met: the kernel tells of a lost page once, the flush at the end would not hear of it
     */
    void end() throws IOException {
        try {
            if (flush != null) {
                flush.join();
            }
        } catch (CompletionException e) {
            throw new IOException("a part could not be flushed to the disk: " + e.getCause(), e.getCause());
        }
    }

    private void sync() {
        try {
            file.sync();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
