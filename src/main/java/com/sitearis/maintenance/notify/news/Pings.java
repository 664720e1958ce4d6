package com.sitearis.maintenance.notify.news;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.notify.Channel;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.notify.sending.Payloads;
import com.sitearis.maintenance.plan.Channels.Ping;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.RunFinished;
import com.sitearis.maintenance.run.RunStarted;
import com.sitearis.maintenance.run.RunState;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;

/** Tells dead man's switches when the jobs they watch begin and end. */
final class Pings {

    private static final String KIND = "ping";

    private final Supplier<MaintenancePlan> plan;
    private final Outbox outbox;

    Pings(Supplier<MaintenancePlan> plan, Outbox outbox) {
        this.plan = plan;
        this.outbox = outbox;
    }

    @EventListener
    void on(RunStarted started) {
        String key = starts(started.runId()) + started.attempt();
        switches(started.job()).forEach(one -> outbox.put(Channel.PING, KIND, key, one.name(), Payloads.ping("start")));
    }

    @EventListener
    void on(RunFinished finished) {
        List<Ping> switches = switches(finished.job());
        if (!switches.isEmpty()) {
            outbox.outdatePings(starts(finished.runId()));
        }
        String key = "run/" + finished.runId() + "/end/" + finished.finished();
        String word = Integer.toString(code(finished.state()).code());
        switches.forEach(one -> outbox.put(Channel.PING, KIND, key, one.name(), Payloads.ping(word)));
    }

    private static String starts(long run) {
        return "run/" + run + "/start/";
    }

    private static ExitCode code(RunState state) {
        return switch (state) {
            case SUCCEEDED -> ExitCode.OK;
            case STOPPED -> ExitCode.STOPPED;
            default -> ExitCode.FAILED;
        };
    }

    private List<Ping> switches(String job) {
        return plan.get().channels().pings().values().stream()
                .filter(one -> one.jobs().contains(job))
                .toList();
    }
}
