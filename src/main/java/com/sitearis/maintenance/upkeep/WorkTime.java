package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.incident.Windows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** When work on a database may be done: within the environment's maintenance windows, for so long. */
public final class WorkTime {

    private static final Duration INSTANT = Duration.ofMillis(1);

    private final Windows windows;
    private final Clock clock;

    public WorkTime(Windows windows, Clock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    /** A budget that ends with the window; empty when a window is needed and there is none now. */
    public Optional<TimeBudget> budget(String environment, Duration most, boolean onlyInWindow) {
        Instant now = clock.instant();
        Instant end = now.plus(most);
        if (!onlyInWindow) {
            return Optional.of(new TimeBudget(clock, end));
        }
        return windows.between(environment, now, now.plus(INSTANT)).stream()
                .filter(window -> window.cancelledAt() == null)
                .map(Window::to)
                .max(Comparator.naturalOrder())
                .map(close -> new TimeBudget(clock, close.isBefore(end) ? close : end));
    }
}
