package com.sitearis.maintenance.console.api.run;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Asker;
import com.sitearis.maintenance.console.api.RequestKeys;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.console.api.Words;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.run.Relaunch;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunRequests;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.run.StopAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Relaunch and stop. Both are wishes: whichever node the run is on, or comes to, fulfils them. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/runs/{id}")
class RunActions {

    /**
     * A wish for another go.
     *
     * @param from {@code failed-step}, the usual, or {@code anew}
     * @param definition {@code current} to go on although the job's settings have changed since
     * @param attempt the attempt that was seen to fail; when there has been another since, the wish is refused
     */
    record RelaunchWish(
            @Nullable String from,
            @Nullable String definition,
            @Nullable Integer attempt,
            @Nullable String reason) {}

    /** What became of a wish to stop. */
    record Stopped(StopAnswer answer) {}

    /** A wish to stop. */
    record StopWish(@Nullable String reason) {}

    private final Runs runs;
    private final RunRequests requests;
    private final RequestKeys keys;

    RunActions(Runs runs, RunRequests requests, RequestKeys keys) {
        this.runs = runs;
        this.requests = requests;
        this.keys = keys;
    }

    /** Goes on with a run that failed or was stopped; the address is that of the run to watch. */
    @PostMapping("/relaunch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Run> relaunch(
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable RelaunchWish wish,
            HttpServletRequest request) {
        String by = Asker.of(request);
        Relaunch relaunch = relaunch(wish, by);
        URI location =
                keys.once(by, key, "relaunch " + id + " " + wish, () -> Addresses.run(requests.relaunch(id, relaunch)));
        return Accepted.run(runs, location);
    }

    @PostMapping("/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Stopped> stop(
            @PathVariable long id, @RequestBody(required = false) @Nullable StopWish wish, HttpServletRequest request) {
        String reason = Words.optional("reason", wish == null ? null : wish.reason());
        String by = Asker.of(request);
        StopAnswer answer = runs.askStop(id, reason == null ? by : by + ": " + reason);
        return ResponseEntity.accepted()
                .location(URI.create(Addresses.ROOT + "/runs/" + id))
                .body(new Stopped(answer));
    }

    private static Relaunch relaunch(@Nullable RelaunchWish wish, String by) {
        if (wish == null) {
            return new Relaunch(false, false, null, by, null);
        }
        return new Relaunch(
                is("from", wish.from(), "anew", "failed-step"),
                is("definition", wish.definition(), "current", "unchanged"),
                wish.attempt(),
                by,
                Words.optional("reason", wish.reason()));
    }

    private static boolean is(String member, @Nullable String said, String word, String otherwise) {
        if (said == null || said.equals(otherwise)) {
            return false;
        }
        if (!said.equals(word)) {
            throw new RequestRefused(member, "there is no such choice", "write " + otherwise + " or " + word);
        }
        return true;
    }
}
