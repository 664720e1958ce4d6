package com.sitearis.maintenance.console.backups;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.listing.BackupListing;
import com.sitearis.maintenance.backup.retention.Decision;
import com.sitearis.maintenance.console.pages.Part;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.SignedIn;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendar, what keeps each backup, and one backup with what can be done with it. */
@ForPeople
class BackupPages {

    private static final int PAGE = 100;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final Shelf shelf;
    private final BackupRuns runs;

    BackupPages(@Lazy Shelf shelf, @Lazy BackupRuns runs) {
        this.shelf = shelf;
        this.runs = runs;
    }

    @GetMapping("/backups")
    String calendar(
            @RequestParam(defaultValue = "") String database,
            @RequestParam(required = false) @Nullable YearMonth month,
            Model model) {
        List<String> databases = shelf.databases();
        model.addAttribute("databases", databases);
        model.addAttribute("newest", shelf.newest());
        if (!databases.isEmpty()) {
            String chosen = databases.contains(database) ? database : databases.get(0);
            YearMonth shown = month == null || month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR
                    ? YearMonth.from(shelf.today())
                    : month;
            model.addAttribute("database", chosen);
            model.addAttribute("month", shown);
            model.addAttribute("calendar", shelf.calendar(chosen, shown));
            model.addAttribute("marks", Calendar.Mark.values());
            model.addAttribute("trend", shelf.trend(chosen));
        }
        return "backups";
    }

    /** What {@code backup prune --dry-run} says; a page of it from a backup on. */
    @GetMapping("/backups/retention")
    String retention(
            @RequestParam(defaultValue = "") String database,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        List<String> databases = shelf.databases();
        String chosen = database.isEmpty() && !databases.isEmpty() ? databases.get(0) : database;
        if (!databases.contains(chosen)) {
            throw BackupNotFound.noneOf(chosen);
        }
        List<Decision> decisions = shelf.decisions(chosen);
        Part<Decision> part = Part.of(
                decisions.stream()
                        .filter(decision ->
                                before.isEmpty() || decision.backupId().compareTo(before) < 0)
                        .limit(PAGE + 1L)
                        .toList(),
                PAGE);
        model.addAttribute("database", chosen);
        model.addAttribute(
                "going", decisions.stream().filter(one -> !one.keep()).count());
        model.addAttribute("staying", decisions.stream().filter(Decision::keep).count());
        model.addAttribute("decisions", part.shown());
        model.addAttribute("more", part.last());
        return "backup-retention";
    }

    @GetMapping("/backups/{id}")
    String backup(@PathVariable String id, Model model) {
        BackupListing.Sheet sheet = shelf.sheet(id);
        Backup backup = sheet.backup();
        model.addAttribute("sheet", sheet);
        model.addAttribute("backup", backup);
        model.addAttribute("mark", Calendar.Mark.of(backup));
        model.addAttribute("restorable", Shelf.restorable(backup));
        model.addAttribute("canProve", runs.canProve(backup.database()));
        return "backup";
    }

    @PostMapping("/backups/{id}/pin")
    String pin(@PathVariable String id) {
        shelf.pin(id, true);
        return "redirect:/backups/" + id;
    }

    @PostMapping("/backups/{id}/unpin")
    String unpin(@PathVariable String id) {
        shelf.pin(id, false);
        return "redirect:/backups/" + id;
    }

    @PostMapping("/backups/{id}/verify")
    String verify(@PathVariable String id, @AuthenticationPrincipal SignedIn who) {
        return "redirect:/runs/"
                + runs.prove(id, new BackupRuns.Asked(who.getName(), null)).id();
    }
}
