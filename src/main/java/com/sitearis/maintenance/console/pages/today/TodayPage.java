package com.sitearis.maintenance.console.pages.today;

import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.schedule.JobStatuses;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody begins at 08:30: what failed, what runs, what comes, and whether the backups are good. */
@ForPeople
class TodayPage {

    private final Today today;

    TodayPage(
            Runs runs,
            JobStatuses statuses,
            Incidents incidents,
            Findings findings,
            JdbcClient jdbc,
            Sla sla,
            Supplier<MaintenancePlan> plan,
            Clock clock) {
        NewestProofs proofs = new NewestProofs(new BackupCatalogue(jdbc, clock), plan);
        today = new Today(runs, statuses, incidents, proofs, findings, new Budgets(sla, plan, clock), plan, clock);
    }

    @GetMapping("/")
    String today(Model model) {
        model.addAttribute("today", today.now());
        return "today";
    }
}
