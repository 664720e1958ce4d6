package com.sitearis.maintenance.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what is logged by the threads that work on runs, so that it can be read beside the run on any node. */
final class RunLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final String KEY = "run";
    private static final String OURS = "com.sitearis.maintenance";
    private static final int MOST_LINES = 500;

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Logger root;
    private final Map<String, Recording> recordings = new ConcurrentHashMap<>();

    RunLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        setContext(context);
        setName("runs");
        start();
        root.addAppender(this);
    }

    /** From here on until its end, what this thread logs belongs to the run. */
    Recording record(Run run) {
        Recording recording = new Recording(run);
        recordings.put(Long.toString(run.id()), recording);
        MDC.put(KEY, Long.toString(run.id()));
        return recording;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String run = event.getMDCPropertyMap().get(KEY);
        Recording recording = run == null ? null : recordings.get(run);
        if (recording != null && telling(event)) {
            recording.add(event);
        }
    }

    /** Ours, and what the libraries warn of. */
    private static boolean telling(ILoggingEvent event) {
        Level least = event.getLoggerName().startsWith(OURS) ? Level.INFO : Level.WARN;
        return event.getLevel().isGreaterOrEqual(least);
    }

    /** Writes what is new; what cannot be written now is tried again with the next. */
    void write() {
        recordings.values().forEach(Recording::write);
    }

    /** What happened stays on record; what was said about it does not for ever. */
    void forget() {
        jdbc.sql("delete from app.run_line where at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }

    private record Line(Instant at, String level, String text) {}

    /** One attempt's lines. */
    final class Recording implements AutoCloseable {

        private final Run run;
        private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
        private final AtomicInteger heard = new AtomicInteger();

        private Recording(Run run) {
            this.run = run;
        }

        private void add(ILoggingEvent event) {
            int number = heard.incrementAndGet();
            if (number <= MOST_LINES) {
                lines.add(new Line(
                        event.getInstant(),
                        event.getLevel().toString(),
                        Told.storable(String.valueOf(event.getFormattedMessage()))));
            } else if (number == MOST_LINES + 1) {
                lines.add(new Line(event.getInstant(), "INFO", "further lines are left out"));
            }
        }

        private synchronized void write() {
            for (Line next = lines.peek(); next != null; next = lines.peek()) {
                jdbc.sql("insert into app.run_line (run_id, attempt, at, level, text) values (?, ?, ?, ?, ?)")
                        .params(run.id(), run.attempt(), next.at().atOffset(ZoneOffset.UTC), next.level(), next.text())
                        .update();
                lines.remove();
            }
        }

        @Override
        public void close() {
            MDC.remove(KEY);
            recordings.remove(Long.toString(run.id()), this);
            try {
                write();
            } catch (DataAccessException e) {
                LoggerFactory.getLogger(RunLog.class)
                        .warn("{}: its last log lines could not be kept: {}", run.display(), e.getMessage());
            }
        }
    }
}
