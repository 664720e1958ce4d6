package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.RunLauncher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A launcher that takes notes, and answers as a test wants it to. */
final class Ledger implements RunLauncher {

    record Launch(
            String job,
            String target,
            Instant slot,
            @Nullable String askedBy) {}

    final Queue<Launch> launches = new ConcurrentLinkedQueue<>();
    final Queue<Long> resumed = new ConcurrentLinkedQueue<>();
    volatile Function<Launch, Outcome> answer = launch -> Outcome.ENDED;

    @Override
    public Outcome launch(
            String job, String target, Instant slot, @Nullable String askedBy, Map<String, String> parameters) {
        Launch launch = new Launch(job, target, slot, askedBy);
        launches.add(launch);
        return answer.apply(launch);
    }

    @Override
    public Outcome resume(long runId) {
        resumed.add(runId);
        return Outcome.ENDED;
    }

    @Override
    public Outcome relaunch(long runId, String askedBy) {
        throw new UnsupportedOperationException();
    }

    List<Instant> slots(String job) {
        return launches.stream()
                .filter(one -> one.job().equals(job))
                .map(Launch::slot)
                .toList();
    }
}
