package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.ServerApi;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs that are asked of a server, and watched there. */
final class JobOverApi {

    private final Invocation invocation;
    private final ServerApi api;
    private final boolean detach;

    JobOverApi(Invocation invocation, ServerApi api, boolean detach) {
        this.invocation = invocation;
        this.api = api;
        this.detach = detach;
    }

    int run(String job, @Nullable String target, Map<String, String> parameters) {
        String path = "/jobs/" + ServerApi.encoded(job);
        record Job(List<Target> targets) {
            record Target(String target) {}
        }
        List<String> targets = target != null
                ? List.of(target)
                : api.get(path, Job.class).targets().stream()
                        .map(Job.Target::target)
                        .toList();
        List<Run> asked = new ArrayList<>();
        targets.forEach(one -> asked.add(api.post(path + "/run", Run.class, "target", one, "parameters", parameters)));
        Map<String, Instant> slots = new LinkedHashMap<>();
        asked.forEach(run -> slots.put(run.target(), run.slot()));
        return detach
                ? answer().asked(slots)
                : answer().ended(asked.stream().map(this::watched).toList());
    }

    /** Whoever relaunches by a command has most likely just edited the job's file. */
    int relaunch(long number) {
        Run run = api.post("/runs/" + number + "/relaunch", Run.class, "definition", "current");
        return detach ? answer().asked(List.of(run)) : answer().ended(List.of(watched(run)));
    }

    private Run watched(Run run) {
        return new RunElsewhere(invocation)
                .watch(() -> Optional.of(api.get("/runs/" + run.id(), RunDetail.class)))
                .orElse(run);
    }

    private RunAnswer answer() {
        return new RunAnswer(invocation, new Times(api.zone()));
    }
}
