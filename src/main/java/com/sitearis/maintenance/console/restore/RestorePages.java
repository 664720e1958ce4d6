package com.sitearis.maintenance.console.restore;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.backup.recovery.DatabaseExists;
import com.sitearis.maintenance.backup.recovery.ReplacementNotConfirmed;
import com.sitearis.maintenance.console.backups.BackupRuns;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.SignedIn;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.ParameterRefused;
import com.sitearis.maintenance.run.Run;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Database, backup, new name, confirmation: each step is an address that can be gone back to; only the last one does anything. */
@ForPeople
class RestorePages {

    private static final int OFFERED = 50;
    /** What never needs quotes, in PostgreSQL's 63 bytes. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd_HHmm");

    enum Step {
        DATABASE,
        BACKUP,
        NAME,
        CONFIRM
    }

    private final BackupCatalogue catalogue;
    private final BackupRuns runs;
    private final Supplier<MaintenancePlan> plan;

    RestorePages(JdbcClient jdbc, Clock clock, @Lazy BackupRuns runs, Supplier<MaintenancePlan> plan) {
        this.catalogue = new BackupCatalogue(jdbc, clock);
        this.runs = runs;
        this.plan = plan;
    }

    @GetMapping("/restore")
    String step(
            @RequestParam(defaultValue = "") String database,
            @RequestParam(defaultValue = "") String backup,
            @RequestParam(defaultValue = "") String into,
            Model model) {
        model.addAttribute("steps", Step.values());
        model.addAttribute("databases", plan.get().databases().keySet());
        if (!backup.isEmpty()) {
            return name(runs.restorable(backup), into.strip(), model);
        }
        return plan.get().databases().containsKey(database) ? choose(database, model) : show(Step.DATABASE, model);
    }

    private String choose(String database, Model model) {
        model.addAttribute("database", database);
        model.addAttribute(
                "backups",
                catalogue.list(BackupFilter.restorable()
                        .ofPlan(plan.get().name())
                        .ofDatabase(database)
                        .newest(OFFERED)));
        return show(Step.BACKUP, model);
    }

    private String name(Backup backup, String into, Model model) {
        model.addAttribute("database", backup.database());
        model.addAttribute("backup", backup);
        model.addAttribute("canRestore", runs.canRestore(backup.database()));
        model.addAttribute("into", into.isEmpty() ? suggestion(backup) : into);
        model.addAttribute("replaced", runs.databaseName(backup));
        boolean taken = model.getAttribute("refused") instanceof DatabaseExists;
        if (taken || into.isEmpty() || !NAME.matcher(into).matches()) {
            model.addAttribute("wrong", taken || into.isEmpty() ? null : into);
            return show(Step.NAME, model);
        }
        return show(Step.CONFIRM, model);
    }

    /** A name that is taken is asked for once more. */
    @PostMapping("/restore")
    String restore(
            @RequestParam String backup,
            @RequestParam String into,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            Model model) {
        return begin(backup, into, response, model, () -> runs.restore(backup, into, asked(who)));
    }

    /** In place of the database; for whoever names it. */
    @PostMapping("/backups/{backup}/swap")
    String swap(
            @PathVariable String backup,
            @RequestParam String into,
            @RequestParam(defaultValue = "") String confirm,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response,
            Model model) {
        return begin(backup, into, response, model, () -> runs.replace(backup, into, confirm.strip(), asked(who)));
    }

    private String begin(String backup, String into, HttpServletResponse response, Model model, Supplier<Run> wish) {
        try {
            return "redirect:/runs/" + wish.get().id();
        } catch (ParameterRefused | DatabaseExists | ReplacementNotConfirmed refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refused", refused);
            return step("", backup, into, model);
        }
    }

    private static BackupRuns.Asked asked(SignedIn who) {
        return new BackupRuns.Asked(who.getName(), null);
    }

    /** Such as {@code shop_20261122_0300}: the name says whose state of when it holds. */
    private String suggestion(Backup backup) {
        String name = Objects.requireNonNull(plan.get().databases().get(backup.database()))
                .address()
                .database()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]", "_");
        String begin = name.matches("[a-z].*") ? name : "copy_" + name;
        String when = Objects.requireNonNull(backup.snapshotAt())
                .atZone(plan.get().zone())
                .format(MINUTE);
        return begin.substring(0, Math.min(begin.length(), 45)) + "_" + when;
    }

    private static String show(Step step, Model model) {
        model.addAttribute("step", step);
        return "restore";
    }
}
