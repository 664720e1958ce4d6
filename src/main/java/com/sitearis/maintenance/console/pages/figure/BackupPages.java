package com.sitearis.maintenance.console.pages.figure;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.listing.BackupListing;
import com.sitearis.maintenance.backup.retention.Decision;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Backups: a month as a calendar, and everything about one of them. */
@ForPeople
class BackupPages {

    private static final int TREND = 60;

    private final BackupCatalogue catalogue;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    BackupPages(JdbcClient jdbc, Supplier<MaintenancePlan> plan, Clock clock) {
        this.catalogue = new BackupCatalogue(jdbc, clock);
        this.plan = plan;
        this.clock = clock;
    }

    @GetMapping("/backups")
    String month(
            @RequestParam(required = false) @Nullable String database,
            @RequestParam(required = false) @Nullable YearMonth month,
            Model model) {
        List<String> databases = List.copyOf(plan.get().databases().keySet());
        String shown = database != null && databases.contains(database)
                ? database
                : databases.isEmpty() ? null : databases.get(0);
        LocalDate today = LocalDate.ofInstant(clock.instant(), plan.get().zone());
        YearMonth asked = month == null ? YearMonth.from(today) : month;
        List<Backup> sealed =
                shown == null ? List.of() : catalogue.sealedOf(plan.get().name(), shown);
        model.addAttribute("databases", databases);
        model.addAttribute("database", shown);
        model.addAttribute("month", asked);
        model.addAttribute("calendar", BackupCalendar.of(asked, sealed));
        model.addAttribute("lines", shown == null ? List.of() : lines(shown, asked, sealed, today));
        model.addAttribute("trend", trend(sealed));
        return "backups";
    }

    /** Those of the month, each with what keeps it. */
    private List<BackupListing.Line> lines(String database, YearMonth month, List<Backup> sealed, LocalDate today) {
        List<Backup> inMonth = sealed.stream()
                .filter(backup -> YearMonth.from(backup.date()).equals(month))
                .toList();
        List<Decision> decisions = new TierRules(plan.get(), database).policy().decide(sealed, today);
        return new BackupListing(clock.instant()).lines(inMonth, decisions);
    }

    private static Trend trend(List<Backup> newestFirst) {
        return Trend.of(newestFirst.stream()
                .limit(TREND)
                .sorted(Comparator.comparing(Backup::id))
                .map(backup -> new Trend.Point(backup.date().toString(), backup.size()))
                .toList());
    }

    @GetMapping("/backups/{id}")
    String one(@PathVariable String id, Model model) {
        Backup backup = catalogue
                .byId(id)
                .filter(known -> known.plan().equals(plan.get().name()))
                .orElseThrow(() -> BackupNotFound.named(id));
        Optional<Decision> decision = plan.get().databases().containsKey(backup.database())
                ? new TierRules(plan.get(), backup.database())
                                .policy()
                                .decide(
                                        catalogue.sealedOf(plan.get().name(), backup.database()),
                                        LocalDate.ofInstant(
                                                clock.instant(), plan.get().zone()))
                                .stream()
                                .filter(one -> one.backupId().equals(id))
                                .findFirst()
                : Optional.empty();
        model.addAttribute(
                "sheet",
                new BackupListing(clock.instant())
                        .sheet(backup, catalogue.manifest(id), catalogue.proofs(id), decision));
        return "backup";
    }
}
