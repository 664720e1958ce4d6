package com.sitearis.maintenance.console.api.job;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Asker;
import com.sitearis.maintenance.console.api.Cursor;
import com.sitearis.maintenance.console.api.Limit;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.RequestKeys;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.console.api.Words;
import com.sitearis.maintenance.console.api.run.Accepted;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunRequests;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.schedule.JobPause;
import com.sitearis.maintenance.schedule.JobPauses;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.JobStatuses;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The plan's jobs: where they stand, now, and not for a while. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/jobs")
class JobResource {

    /**
     * A wish for a run.
     *
     * @param target may be left out when the job has one only
     * @param parameters by their names; what the job takes stands in its document
     */
    record RunWish(
            @Nullable String target,
            @Nullable String reason,
            @Nullable Map<String, @Nullable String> parameters) {}

    /** A wish for a pause. */
    record PauseWish(@Nullable String reason, @Nullable Instant until) {}

    /** What became of a wish to resume. */
    record Resumed(boolean wasPaused) {}

    private final Supplier<MaintenancePlan> plan;
    private final JobStatuses statuses;
    private final JobPauses pauses;
    private final RunRequests requests;
    private final Runs runs;
    private final RequestKeys keys;

    JobResource(
            Supplier<MaintenancePlan> plan,
            JobStatuses statuses,
            JobPauses pauses,
            RunRequests requests,
            Runs runs,
            RequestKeys keys) {
        this.plan = plan;
        this.statuses = statuses;
        this.pauses = pauses;
        this.requests = requests;
        this.runs = runs;
        this.keys = keys;
    }

    /** Every job on every target, in the plan's order. */
    @GetMapping
    Page<JobStatus> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        Cursor place = Cursor.read(cursor, 2);
        List<JobStatus> all = statuses.of(plan.get());
        int from = place == null ? 0 : after(all, place);
        int to = Math.min(all.size(), from + Limit.plusOne(limit));
        return Page.of(all.subList(from, to), limit, job -> Cursor.at(job.job(), job.target()));
    }

    @GetMapping("/{name}")
    JobView one(@PathVariable String name) {
        JobSpec job = job(name);
        return JobView.of(
                job,
                statuses.of(plan.get()).stream()
                        .filter(status -> status.job().equals(name))
                        .toList());
    }

    /** A run now, beside the schedule; refused while another one of the same job and target is going on. */
    @PostMapping("/{name}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Run> run(
            @PathVariable String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable RunWish wish,
            HttpServletRequest request) {
        String target = target(job(name), wish == null ? null : wish.target());
        String reason = Words.optional("reason", wish == null ? null : wish.reason());
        Map<String, @Nullable String> parameters =
                wish == null || wish.parameters() == null ? Map.of() : wish.parameters();
        String by = Asker.of(request);
        URI location = keys.once(
                by,
                key,
                "run " + name + " " + target + " " + reason + " " + new TreeMap<>(parameters),
                () -> Addresses.run(requests.begin(name, target, by, reason, parameters)));
        return Accepted.run(runs, location);
    }

    /** Its schedule does not fire until then; slots that come up meanwhile are skipped. */
    @PostMapping("/{name}/pause")
    JobPause pause(@PathVariable String name, @RequestBody PauseWish wish, HttpServletRequest request) {
        Instant until = Words.time("until", wish.until());
        return pauses.pause(job(name).name(), Words.required("reason", wish.reason()), Asker.of(request), until);
    }

    @PostMapping("/{name}/resume")
    Resumed resume(@PathVariable String name, HttpServletRequest request) {
        return new Resumed(pauses.resume(job(name).name(), Asker.of(request)));
    }

    private JobSpec job(String name) {
        List<String> known = plan.get().jobs().stream().map(JobSpec::name).toList();
        return plan.get().job(name).orElseThrow(() -> new NothingThere("job", name, known));
    }

    private static String target(JobSpec job, @Nullable String wanted) {
        if (wanted == null && job.targets().size() == 1) {
            return job.targets().get(0);
        }
        if (wanted == null || !job.targets().contains(wanted)) {
            throw new RequestRefused(
                    "target",
                    wanted == null ? "job " + job.name() + " has several" : "job " + job.name() + " has no such target",
                    "write one of " + String.join(", ", job.targets()));
        }
        return wanted;
    }

    /** A job that left the plan since the page before sends the reader back to the beginning. */
    private static int after(List<JobStatus> all, Cursor place) {
        for (int index = 0; index < all.size(); index++) {
            JobStatus job = all.get(index);
            if (job.job().equals(place.word(0)) && job.target().equals(place.word(1))) {
                return index + 1;
            }
        }
        return 0;
    }
}
