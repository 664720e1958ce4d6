package com.sitearis.maintenance.slowquery.log;

import java.util.IdentityHashMap;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Parses chunks into a tally of its own. */
final class LogWorker extends Thread {

    static final Chunk END = new Chunk(0);

    private final BlockingQueue<Chunk> full;
    private final BlockingQueue<Chunk> free;
    private final Seams seams;
    private final Tally tally = new Tally();
    private final RecordSink sink = new RecordSink(tally);
    private final IdentityHashMap<LogFormat, RecordParser> parsers = new IdentityHashMap<>();
    private @Nullable Throwable fault;

    LogWorker(BlockingQueue<Chunk> full, BlockingQueue<Chunk> free, Seams seams) {
        super("log-worker");
        setDaemon(true);
        this.full = full;
        this.free = free;
        this.seams = seams;
    }

    /** Waits for the end of its work. */
    Tally finish() throws InterruptedException {
        join();
        if (fault != null) {
            throw new IllegalStateException("a log could not be analysed", fault);
        }
        return tally;
    }

    @Override
    public void run() {
        try {
            for (Chunk chunk = full.take(); chunk != END; chunk = full.take()) {
                parse(chunk);
                free.put(chunk);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void parse(Chunk chunk) {
        if (fault != null) {
            return; // the reader is told at the end, and must not wait until then
        }
        try {
            Seam seam = new Seam(chunk.number);
            sink.begin(seam);
            parsers.computeIfAbsent(chunk.format, LogFormat::parser).parse(chunk, sink);
            tally.closeTimes();
            tally.cutRecords += chunk.cut ? 1 : 0;
            seams.add(seam);
        } catch (RuntimeException | Error e) {
            fault = e;
        }
    }
}
