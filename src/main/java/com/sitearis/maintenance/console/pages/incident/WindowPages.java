package com.sitearis.maintenance.console.pages.incident;

import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.SignedIn;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.incident.SlaFigures;
import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.incident.announcement.Announcements;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The service level of a month, and the windows that are taken out of it. */
@ForPeople
class WindowPages {

    private static final Duration SHOWN = Duration.ofDays(31);
    private static final int FIRST = 2000;
    private static final int LAST = 2199;

    private final Windows windows;
    private final Announcements announcements;
    private final Sla sla;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    WindowPages(Windows windows, Announcements announcements, Sla sla, Supplier<MaintenancePlan> plan, Clock clock) {
        this.windows = windows;
        this.announcements = announcements;
        this.sla = sla;
        this.plan = plan;
        this.clock = clock;
    }

    @GetMapping("/windows")
    String windows(@RequestParam(required = false) @Nullable YearMonth month, Model model) {
        YearMonth shown = month == null || month.getYear() < FIRST || month.getYear() > LAST
                ? YearMonth.now(clock.withZone(plan.get().zone()))
                : month;
        Instant now = clock.instant();
        List<String> environments = List.copyOf(plan.get().environments().keySet());
        List<SlaFigures> level =
                environments.stream().map(name -> sla.month(name, shown)).toList();
        List<Window> around = environments.stream()
                .flatMap(name -> windows.between(name, now.minus(SHOWN), now.plus(SHOWN)).stream())
                .sorted(Comparator.comparing(Window::from))
                .toList();
        model.addAttribute("month", shown);
        model.addAttribute("level", level);
        model.addAttribute("windows", around);
        model.addAttribute("environments", environments);
        return "windows";
    }

    /** Tells all contacts. Times are those of the plan's zone. */
    @PostMapping("/windows")
    String announce(
            @RequestParam String environment,
            @RequestParam LocalDateTime from,
            @RequestParam LocalDateTime to,
            @RequestParam String reason,
            @RequestParam(defaultValue = "") String impact,
            @AuthenticationPrincipal SignedIn who) {
        if (!plan.get().environments().containsKey(environment) || reason.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        announcements.announce(
                environment,
                instant(from),
                instant(to),
                reason.strip(),
                impact.isBlank() ? null : impact.strip(),
                who.getName());
        return "redirect:/windows";
    }

    @PostMapping("/windows/{window}/cancel")
    String cancel(@PathVariable long window, @AuthenticationPrincipal SignedIn who) {
        announcements.cancel(window, who.getName());
        return "redirect:/windows";
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(plan.get().zone()).toInstant();
    }
}
