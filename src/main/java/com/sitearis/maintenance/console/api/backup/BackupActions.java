package com.sitearis.maintenance.console.api.backup;

import com.sitearis.maintenance.backup.DatabaseBackupKind;
import com.sitearis.maintenance.backup.listing.BackupListing;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Asker;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.api.RequestKeys;
import com.sitearis.maintenance.console.api.Words;
import com.sitearis.maintenance.console.api.run.Accepted;
import com.sitearis.maintenance.console.backups.Shelf;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunRequests;
import com.sitearis.maintenance.run.Runs;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** A backup now, carried out by a node as any other run; and one that is kept for good. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/backups")
class BackupActions {

    /**
     * A wish for a backup.
     *
     * @param tier keep it as this tier does; null for as long as the job on demand says
     * @param label a word to find it by
     */
    record BackupWish(
            @Nullable String database,
            @Nullable String tier,
            @Nullable String label,
            @Nullable String reason) {}

    private final RunRequests requests;
    private final Shelf pins;
    private final BackupShelf shelf;
    private final Runs runs;
    private final RequestKeys keys;
    private final PlanNames names;

    BackupActions(
            RunRequests requests, @Lazy Shelf pins, BackupShelf shelf, Runs runs, RequestKeys keys, PlanNames names) {
        this.requests = requests;
        this.pins = pins;
        this.shelf = shelf;
        this.runs = runs;
        this.keys = keys;
        this.names = names;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Run> create(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BackupWish wish,
            HttpServletRequest request) {
        String database =
                names.database(Words.required("database", wish.database())).name();
        String tier = Words.optional("tier", wish.tier());
        String reason = Words.optional("reason", wish.reason());
        JobSpec job = job(database, tier);
        Map<String, @Nullable String> parameters = new HashMap<>();
        parameters.put(DatabaseBackupKind.TIER, tier);
        parameters.put(DatabaseBackupKind.LABEL, Words.optional("label", wish.label()));
        String by = Asker.of(request);
        URI location = keys.once(
                by,
                key,
                "backup " + wish,
                () -> Addresses.run(requests.begin(job.name(), database, by, reason, parameters)));
        return Accepted.run(runs, location);
    }

    /** Kept for good, whatever its tiers say; again is no harm. */
    @PostMapping("/{id}/pin")
    BackupListing.Line pin(@PathVariable String id) {
        return pinned(id, true);
    }

    /** Left to its tiers again. */
    @PostMapping("/{id}/unpin")
    BackupListing.Line unpin(@PathVariable String id) {
        return pinned(id, false);
    }

    private BackupListing.Line pinned(String id, boolean pinned) {
        pins.pin(id, pinned);
        return shelf.lines(List.of(pins.backup(id)), true).get(0);
    }

    private JobSpec job(String database, @Nullable String tier) {
        TierRules rules = new TierRules(names.plan(), database);
        return (tier == null ? rules.onDemand() : rules.jobFor(tier))
                .orElseThrow(
                        () -> new NothingThere("tier of database " + database, String.valueOf(tier), rules.tiers()));
    }
}
