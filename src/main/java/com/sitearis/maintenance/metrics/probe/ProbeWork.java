package com.sitearis.maintenance.metrics.probe;

import com.sitearis.maintenance.metrics.probe.AvailabilityProbeSettings.Component;
import com.sitearis.maintenance.run.StepScope;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** One round: everybody is asked once; whoever failed is asked again a little later, and only that counts as down. */
final class ProbeWork {

    private final AvailabilityProbeSettings settings;
    private final Findings findings;
    private final SSLContext tls;
    private final Clock clock;

    ProbeWork(AvailabilityProbeSettings settings, Findings findings, SSLContext tls, Clock clock) {
        this.settings = settings;
        this.findings = findings;
        this.tls = tls;
        this.clock = clock;
    }

    void probe(StepScope scope) throws InterruptedException, ExecutionException {
        if (settings.components().isEmpty()) {
            scope.note("nothing to ask yet: the job file names no components");
            return;
        }
        // As many threads as there are tries that hang; the lanes bound those that begin.
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "availability-probe");
            thread.setDaemon(true);
            return thread;
        });
        try (Lanes lanes = new Lanes(settings.atOnce())) {
            Round round = new Round(threads, lanes, new Asking(settings.timeout(), tls, clock), scope);
            Map<String, Found> first = round.ask(settings.components().keySet());
            Map<String, Found> failed = new TreeMap<>(first);
            failed.values().removeIf(Found::up);
            Map<String, Found> up = new TreeMap<>(first);
            up.keySet().removeAll(failed.keySet());
            // What is up is written down at once: it does not wait for what is not.
            findings.record(up);
            if (!failed.isEmpty()) {
                await(scope);
                confirm(failed, round.ask(failed.keySet()), scope);
            }
            findings.summary(scope);
            round.rethrow();
        } finally {
            threads.shutdownNow();
        }
    }

    /** A failure counts from its first try on, and only when the second one failed too. */
    private void confirm(Map<String, Found> failed, Map<String, Found> second, StepScope scope) {
        Map<String, Found> confirmed = new LinkedHashMap<>();
        second.forEach((component, again) -> {
            Found before = Objects.requireNonNull(failed.get(component));
            if (again.up()) {
                scope.note(component + " failed once, and not "
                        + settings.confirmAfter().toSeconds() + " s later: " + before.wrong());
            }
            confirmed.put(component, new Found(before.at(), again.wrong(), again.times(), again.certificateUntil()));
        });
        findings.record(confirmed);
    }

    private void await(StepScope scope) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (StepScope.Interruptible registered = scope.onStop(stopped::countDown)) {
            if (stopped.await(settings.confirmAfter().toMillis(), TimeUnit.MILLISECONDS)) {
                scope.checkStop();
            }
        }
    }

    /** Asks many at once, and collects the answers as they come. */
    private final class Round {

        private static final long LOOK_EVERY_MILLIS = 200;

        private final ExecutorService threads;
        private final Lanes lanes;
        private final Asking asking;
        private final StepScope scope;
        private @Nullable ExecutionException fault;

        Round(ExecutorService threads, Lanes lanes, Asking asking, StepScope scope) {
            this.threads = threads;
            this.lanes = lanes;
            this.asking = asking;
            this.scope = scope;
        }

        private record Answer(String component, Found found) {}

        Map<String, Found> ask(Collection<String> names) throws InterruptedException {
            CompletionService<Answer> answers = new ExecutorCompletionService<>(threads);
            for (String name : names) {
                Component component =
                        Objects.requireNonNull(settings.components().get(name));
                answers.submit(lanes.enter(() -> new Answer(name, asking.ask(component)), scope));
            }
            Map<String, Found> found = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                next(answers, found);
            }
            return found;
        }

        /** Once a stop is asked, answers may never come. */
        private void next(CompletionService<Answer> answers, Map<String, Found> found) throws InterruptedException {
            Future<Answer> next = null;
            while (next == null) {
                scope.checkStop();
                next = answers.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
            try {
                Answer answer = next.get();
                found.put(answer.component(), answer.found());
            } catch (ExecutionException e) {
                // A fault of ours says nothing about the component: it stays unknown, and the others are not held up.
                fault = e;
            }
        }

        void rethrow() throws ExecutionException {
            if (fault != null) {
                throw fault;
            }
        }
    }
}
