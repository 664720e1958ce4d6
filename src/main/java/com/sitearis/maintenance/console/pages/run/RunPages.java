package com.sitearis.maintenance.console.pages.run;

import com.sitearis.maintenance.console.pages.Part;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.SignedIn;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Relaunch;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.RunFilter;
import com.sitearis.maintenance.run.RunFilter.Place;
import com.sitearis.maintenance.run.RunNotFound;
import com.sitearis.maintenance.run.RunRequests;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What ran: the list, and one run with its steps, its failure and what can be done. */
@ForPeople
class RunPages {

    private static final int PAGE = 50;

    private final Runs runs;
    private final RunRequests requests;
    private final Supplier<MaintenancePlan> plan;

    RunPages(Runs runs, RunRequests requests, Supplier<MaintenancePlan> plan) {
        this.runs = runs;
        this.requests = requests;
        this.plan = plan;
    }

    @GetMapping("/runs")
    String list(
            @RequestParam(required = false) @Nullable RunState state,
            @RequestParam(defaultValue = "") String job,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(required = false) @Nullable Instant before,
            @RequestParam(defaultValue = "0") long beforeRun,
            Model model) {
        RunFilter filter = new RunFilter(
                state == null ? Set.of() : Set.of(state),
                blank(job),
                blank(target),
                before == null ? null : new Place(before, beforeRun),
                PAGE + 1);
        Part<Run> part = Part.of(runs.list(filter), PAGE);
        model.addAttribute("runs", part.shown());
        model.addAttribute("more", part.last());
        model.addAttribute("state", state);
        model.addAttribute("states", RunState.values());
        model.addAttribute("job", job);
        model.addAttribute("jobs", plan.get().jobs());
        model.addAttribute("target", target);
        return "runs";
    }

    @GetMapping("/runs/{number}")
    String run(@PathVariable long number, Model model) {
        RunDetail detail = detail(number);
        model.addAttribute("detail", detail);
        model.addAttribute("oob", false);
        model.addAttribute(
                "database", plan.get().databases().containsKey(detail.run().target()));
        return "run";
    }

    /** The part of the page that moves; with its last word come the buttons for a run that has ended. */
    @GetMapping("/runs/{number}/live")
    String live(@PathVariable long number, Model model) {
        RunDetail detail = detail(number);
        model.addAttribute("detail", detail);
        model.addAttribute("oob", detail.run().state().ended());
        return "run-live";
    }

    /** Pressed twice, the second answer says that it goes already. */
    @PostMapping("/runs/{number}/relaunch")
    String relaunch(
            @PathVariable long number,
            @RequestParam(defaultValue = "false") boolean anew,
            @RequestParam(defaultValue = "false") boolean changed,
            @RequestParam(required = false) @Nullable Integer attempt,
            @AuthenticationPrincipal SignedIn who) {
        Run run = requests.relaunch(number, new Relaunch(anew, changed, attempt, who.getName(), null));
        return "redirect:/runs/" + run.id();
    }

    @PostMapping("/runs/{number}/stop")
    String stop(@PathVariable long number, @AuthenticationPrincipal SignedIn who) {
        runs.askStop(number, who.getName());
        return "redirect:/runs/" + number;
    }

    private RunDetail detail(long number) {
        return runs.show(number).orElseThrow(() -> new RunNotFound(number));
    }

    private static @Nullable String blank(String text) {
        return text.isBlank() ? null : text;
    }
}
