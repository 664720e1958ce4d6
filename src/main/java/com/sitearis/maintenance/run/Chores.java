package com.sitearis.maintenance.run;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this program does every few seconds beside its runs. */
final class Chores implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Chores.class);

    /** One for each chore: a listener that takes its time must not keep a stop waiting. */
    private static final int THREADS = 7;

    private final ScheduledExecutorService threads = new ScheduledThreadPoolExecutor(THREADS, work -> {
        Thread thread = new Thread(work, "run-chores");
        thread.setDaemon(true);
        return thread;
    });

    /** A chore that fails is done again next time; the log tells when it begins and ceases to fail. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged by the chore itself
    void every(Duration interval, String what, Runnable chore) {
        long millis = interval.toMillis();
        threads.scheduleWithFixedDelay(new Watched(what, chore), millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static final class Watched implements Runnable {

        private final String what;
        private final Runnable chore;
        private boolean failing;

        Watched(String what, Runnable chore) {
            this.what = what;
            this.chore = chore;
        }

        @Override
        public void run() {
            try {
                chore.run();
                if (failing) {
                    log.warn("{} works again", what);
                    failing = false;
                }
            } catch (RuntimeException e) {
                if (!failing) {
                    log.warn("{} fails, and is tried again until it works: {}", what, e.toString());
                    failing = true;
                }
            }
        }
    }
}
