package com.sitearis.maintenance.console.pages.run;

import com.sitearis.maintenance.console.pages.Part;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.SignedIn;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunRequests;
import com.sitearis.maintenance.schedule.JobPauses;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.JobStatuses;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The plan's jobs: when they come, what became of them, now, and not for a while. */
@ForPeople
class JobPages {

    /** What the names of fields begin with that are the kind's parameters. */
    private static final String PARAMETER = "set.";

    private static final int PAGE = 100;
    private static final int LONGEST_HOURS = 24 * 31;

    private final Supplier<MaintenancePlan> plan;
    private final JobStatuses statuses;
    private final JobPauses pauses;
    private final RunRequests requests;
    private final Clock clock;

    JobPages(
            Supplier<MaintenancePlan> plan, JobStatuses statuses, JobPauses pauses, RunRequests requests, Clock clock) {
        this.plan = plan;
        this.statuses = statuses;
        this.pauses = pauses;
        this.requests = requests;
        this.clock = clock;
    }

    @GetMapping("/jobs")
    String jobs(@RequestParam(defaultValue = "") String job, @RequestParam(defaultValue = "0") int from, Model model) {
        Map<String, JobSpec> specs = plan.get().jobs().stream()
                .collect(Collectors.toMap(JobSpec::name, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        int first = Math.max(0, from);
        List<JobStatus> found = statuses.of(plan.get()).stream()
                .filter(one -> job.isEmpty() || one.job().equals(job))
                .skip(first)
                .limit(PAGE + 1)
                .toList();
        Part<JobStatus> part = Part.of(found, PAGE);
        model.addAttribute("jobs", part.shown());
        model.addAttribute("more", part.last() == null ? null : first + PAGE);
        model.addAttribute("specs", specs);
        model.addAttribute("job", job);
        return "jobs";
    }

    /** Refused while another run of the job and target is going on. */
    @PostMapping("/jobs/{job}/run")
    String run(
            @PathVariable String job,
            @RequestParam String target,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal SignedIn who) {
        Map<String, @Nullable String> parameters = fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(PARAMETER))
                .collect(Collectors.toMap(field -> field.getKey().substring(PARAMETER.length()), Map.Entry::getValue));
        Run run = requests.begin(job, target, who.getName(), null, parameters);
        return "redirect:/runs/" + run.id();
    }

    @PostMapping("/jobs/{job}/pause")
    String pause(
            @PathVariable String job,
            @RequestParam String reason,
            @RequestParam int hours,
            @AuthenticationPrincipal SignedIn who) {
        Duration length = Duration.ofHours(Math.min(Math.max(hours, 1), LONGEST_HOURS));
        pauses.pause(known(job), reason.strip(), who.getName(), clock.instant().plus(length));
        return "redirect:/jobs";
    }

    @PostMapping("/jobs/{job}/resume")
    String resume(@PathVariable String job, @AuthenticationPrincipal SignedIn who) {
        pauses.resume(known(job), who.getName());
        return "redirect:/jobs";
    }

    private String known(String job) {
        return plan.get()
                .job(job)
                .map(JobSpec::name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
