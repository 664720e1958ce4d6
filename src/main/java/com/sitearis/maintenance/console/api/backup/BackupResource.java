package com.sitearis.maintenance.console.api.backup;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.listing.BackupListing;
import com.sitearis.maintenance.backup.retention.Decision;
import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Cursor;
import com.sitearis.maintenance.console.api.Limit;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.server.ForPrograms;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue of backups. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/backups")
class BackupResource {

    private final BackupShelf shelf;

    BackupResource(BackupShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Newest first.
     *
     * @param all also those that are gone
     * @param kept with what keeps each of them, which takes longer
     */
    @GetMapping
    Page<BackupListing.Line> list(
            @RequestParam(required = false) @Nullable String database,
            @RequestParam(required = false) @Nullable String tier,
            @RequestParam(required = false) @Nullable Verdict verdict,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "false") boolean kept,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        Cursor place = Cursor.read(cursor, 1);
        Set<BackupState> states = all ? EnumSet.allOf(BackupState.class) : Set.of(BackupState.SEALED);
        BackupFilter filter = new BackupFilter(
                shelf.plan(),
                database,
                tier,
                verdict,
                states,
                place == null ? null : place.word(0),
                Limit.plusOne(limit));
        Page<Backup> page = Page.of(shelf.catalogue().list(filter), limit, backup -> Cursor.at(backup.id()));
        return new Page<>(shelf.lines(page.items(), kept), page.next());
    }

    /** Everything about one: files, proofs, reasons. */
    @GetMapping("/{id}")
    BackupListing.Sheet one(@PathVariable String id) {
        return shelf.sheet(backup(id));
    }

    /** What would stay and go if a job pruned now, and why; newest first. */
    @GetMapping("/retention")
    Page<Decision> retention(
            @RequestParam String database,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        Cursor place = Cursor.read(cursor, 1);
        List<Decision> read = shelf.decisions(database).stream()
                .filter(decision -> place == null || decision.backupId().compareTo(place.word(0)) < 0)
                .limit(Limit.plusOne(limit))
                .toList();
        return Page.of(read, limit, decision -> Cursor.at(decision.backupId()));
    }

    private Backup backup(String id) {
        return shelf.catalogue()
                .byId(id)
                .filter(backup -> backup.plan().equals(shelf.plan()))
                .orElseThrow(() -> BackupNotFound.named(id));
    }
}
