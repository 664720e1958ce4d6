package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.LogAnalysis;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads logs on all processors, in memory that does not grow with them. */
public final class LogReader {

    /** A record longer than this is cut in its middle. */
    private static final int CHUNK = 4 << 20;

    private final @Nullable String prefix;
    private final int workers;
    private final int chunkSize;

    /** {@code prefix} is the server's log_line_prefix; recognised when null. */
    public LogReader(@Nullable String prefix) {
        this(prefix, Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors())), CHUNK);
    }

    LogReader(@Nullable String prefix, int workers, int chunkSize) {
        this.prefix = prefix;
        this.workers = workers;
        this.chunkSize = chunkSize;
    }

    /** Reads files one behind another; {@code -} is {@code standardInput}. */
    public LogAnalysis read(List<Path> files, InputStream standardInput) {
        BlockingQueue<Chunk> free = new ArrayBlockingQueue<>(workers + 2);
        BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(2 * workers + 2);
        for (int i = 0; i < workers + 1; i++) {
            free.add(new Chunk(chunkSize));
        }
        Seams seams = new Seams();
        List<LogWorker> running = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            LogWorker worker = new LogWorker(full, free, seams);
            worker.start();
            running.add(worker);
        }
        try (ChunkReader reader = new ChunkReader(files, standardInput, new Formats(prefix), chunkSize)) {
            Chunk chunk = free.take();
            while (reader.next(chunk)) {
                full.put(chunk);
                chunk = free.take();
            }
            List<Tally> tallies = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                full.put(LogWorker.END);
            }
            for (LogWorker worker : running) {
                tallies.add(worker.finish());
            }
            tallies.add(seams.tally);
            return Merging.of(tallies, reader.notes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading logs", e);
        } finally {
            running.forEach(Thread::interrupt);
        }
    }
}
