package com.sitearis.maintenance.console.api.run;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Cursor;
import com.sitearis.maintenance.console.api.Limit;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.RunFilter;
import com.sitearis.maintenance.run.RunLine;
import com.sitearis.maintenance.run.RunNotFound;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What ran, what runs, and what became of it. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/runs")
class RunResource {

    private final Runs runs;

    RunResource(Runs runs) {
        this.runs = runs;
    }

    /** Newest first. */
    @GetMapping
    Page<Run> list(
            @RequestParam(required = false) @Nullable String job,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable RunState state,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        Cursor place = Cursor.read(cursor, 2);
        RunFilter.Place before = place == null ? null : new RunFilter.Place(place.instant(0), place.number(1));
        Set<RunState> states = state == null ? Set.of() : Set.of(state);
        RunFilter filter = new RunFilter(states, job, target, kind, from, to, before, Limit.plusOne(limit));
        return Page.of(runs.list(filter), limit, run -> Cursor.at(run.created(), run.id()));
    }

    @GetMapping("/{id}")
    RunDetail one(@PathVariable long id) {
        return runs.show(id).orElseThrow(() -> new RunNotFound(id));
    }

    /** What the log said while the run was worked on, oldest first. */
    @GetMapping("/{id}/lines")
    Page<RunLine> lines(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        Cursor place = Cursor.read(cursor, 1);
        List<RunLine> read = runs.lines(id, place == null ? 0 : place.number(0), Limit.plusOne(limit));
        if (read.isEmpty() && runs.find(id).isEmpty()) {
            throw new RunNotFound(id);
        }
        return Page.of(read, limit, line -> Cursor.at(line.id()));
    }
}
