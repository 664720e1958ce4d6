package com.sitearis.maintenance.console.progress;

import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.run.RunNotFound;
import com.sitearis.maintenance.run.Runs;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /api/v1/runs/{id}/events}: what a run does, until it has ended. */
@ForPrograms
class ProgressResource {

    private final Runs runs;
    private final Listeners listeners;

    ProgressResource(Runs runs, Listeners listeners) {
        this.runs = runs;
        this.listeners = listeners;
    }

    /** Events called {@code progress}, the first of them at once, and one called {@code ended}. */
    @GetMapping(path = "/api/v1/runs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable long id) {
        if (runs.find(id).isEmpty()) {
            throw new RunNotFound(id);
        }
        return listeners.listen(id);
    }
}
