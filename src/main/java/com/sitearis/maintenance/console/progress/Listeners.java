package com.sitearis.maintenance.console.progress;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Those who watch runs on this node. They hold no thread and no database connection while they wait. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class Listeners implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private static final int MOST = 200;
    private static final long EVERY_MILLIS = 1000;

    /** Clients open a new stream after this; the run may go on for hours. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Rounds without news after which a proxy or a client that is gone is told that we live. */
    private static final int QUIET_ROUNDS = 15;

    private final ProgressQuery query;
    private final Set<Listener> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread worker = new Thread(work, "console-progress");
        worker.setDaemon(true);
        return worker;
    });

    Listeners(JdbcClient jdbc) {
        this.query = new ProgressQuery(jdbc);
        var unused = thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    SseEmitter listen(long run) {
        if (all.size() >= MOST) {
            throw new TooManyListeners(MOST);
        }
        Listener listener = new Listener(run, new SseEmitter(LONGEST.toMillis()));
        listener.emitter.onCompletion(() -> all.remove(listener));
        listener.emitter.onError(e -> all.remove(listener));
        listener.emitter.onTimeout(listener.emitter::complete);
        all.add(listener);
        return listener.emitter;
    }

    /** Nothing is asked of the database while nobody listens. */
    private void look() {
        if (all.isEmpty()) {
            return;
        }
        try {
            Map<Long, RunProgress> news =
                    query.of(all.stream().map(listener -> listener.run).collect(Collectors.toSet()));
            all.forEach(listener -> listener.tell(news.get(listener.run)));
        } catch (DataAccessException e) {
            log.warn("those who watch runs hear nothing for a moment: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("those who watch runs could not be told; the next round tries again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        all.forEach(listener -> listener.emitter.complete());
    }

    private final class Listener {

        private final long run;
        private final SseEmitter emitter;
        private @Nullable RunProgress told;
        private int quiet;

        Listener(long run, SseEmitter emitter) {
            this.run = run;
            this.emitter = emitter;
        }

        /** One that cannot be told any more is gone. */
        void tell(@Nullable RunProgress now) {
            try {
                if (now == null) {
                    end();
                } else if (!now.equals(told)) {
                    emitter.send(SseEmitter.event()
                            .name(now.state().ended() ? "ended" : "progress")
                            .data(now));
                    told = now;
                    quiet = 0;
                    if (now.state().ended()) {
                        end();
                    }
                } else if (++quiet >= QUIET_ROUNDS) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    quiet = 0;
                }
            } catch (IOException | IllegalStateException e) {
                log.debug("whoever watched run {} is gone: {}", run, e.getMessage());
                all.remove(this);
            }
        }

        private void end() {
            all.remove(this);
            emitter.complete();
        }
    }
}
