package com.sitearis.maintenance.console.api.backup;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Asker;
import com.sitearis.maintenance.console.api.RequestKeys;
import com.sitearis.maintenance.console.api.Words;
import com.sitearis.maintenance.console.api.run.Accepted;
import com.sitearis.maintenance.console.backups.BackupRuns;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.Runs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** One backup proven once more, restored beside its database, or in its place. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/backups/{id}")
class BackupRunResource {

    /** A wish for another proof. */
    record ProofWish(@Nullable String reason) {}

    /**
     * A wish for a copy.
     *
     * @param into the new database's name
     */
    record RestoreWish(@Nullable String into, @Nullable String reason) {}

    /**
     * A wish for a copy in place of its database.
     *
     * @param into the copy's name until it is proven
     * @param confirm the name of the database that is replaced
     */
    record SwapWish(
            @Nullable String into,
            @Nullable String confirm,
            @Nullable String reason) {}

    private final BackupRuns backups;
    private final Runs runs;
    private final RequestKeys keys;

    BackupRunResource(@Lazy BackupRuns backups, Runs runs, RequestKeys keys) {
        this.backups = backups;
        this.runs = runs;
        this.keys = keys;
    }

    /** Reads it back, restores it on a scratch server and compares it with its witness. */
    @PostMapping("/verify")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Run> verify(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable ProofWish wish,
            HttpServletRequest request) {
        String reason = Words.optional("reason", wish == null ? null : wish.reason());
        return begin(request, key, "verify " + id + " " + wish, reason, asked -> backups.prove(id, asked));
    }

    /** Into a new database beside the old one; nothing that exists is touched. */
    @PostMapping("/restore")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Run> restore(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody RestoreWish wish,
            HttpServletRequest request) {
        String reason = Words.optional("reason", wish.reason());
        return begin(
                request, key, "restore " + id + " " + wish, reason, asked -> backups.restore(id, wish.into(), asked));
    }

    /** The same; once the copy is proven, it takes the name of the database, which is kept under a dated one. */
    @PostMapping("/swap")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Run> swap(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody SwapWish wish,
            HttpServletRequest request) {
        String reason = Words.optional("reason", wish.reason());
        return begin(
                request,
                key,
                "swap " + id + " " + wish,
                reason,
                asked -> backups.replace(id, wish.into(), wish.confirm(), asked));
    }

    private ResponseEntity<Run> begin(
            HttpServletRequest request,
            @Nullable String key,
            String words,
            @Nullable String reason,
            Function<BackupRuns.Asked, Run> wish) {
        BackupRuns.Asked asked = new BackupRuns.Asked(Asker.of(request), reason);
        return Accepted.run(runs, keys.once(asked.by(), key, words, () -> Addresses.run(wish.apply(asked))));
    }
}
