package com.sitearis.maintenance.console.api.incident;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Asker;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.console.api.Words;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.incident.announcement.Announcements;
import com.sitearis.maintenance.notify.Outbox;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** When the service may be down on purpose. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/windows")
class WindowResource {

    private static final Duration SHOWN = Duration.ofDays(31);
    private static final Duration MOST = Duration.ofDays(400);

    /**
     * An exceptional window.
     *
     * @param impact what users will notice; the usual words when absent
     */
    record Announced(
            @Nullable String environment,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String reason,
            @Nullable String impact) {}

    private final Windows windows;
    private final Announcements announcements;
    private final Outbox outbox;
    private final PlanNames names;
    private final Clock clock;

    WindowResource(Windows windows, Announcements announcements, Outbox outbox, PlanNames names, Clock clock) {
        this.windows = windows;
        this.announcements = announcements;
        this.outbox = outbox;
        this.names = names;
        this.clock = clock;
    }

    /** Weekly and exceptional ones of a time that is bounded, by their begin: a month back and a month ahead when absent. */
    @GetMapping
    Page<Window> list(
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        Instant begin = from == null ? clock.instant().minus(SHOWN) : Words.time("from", from);
        Instant end = to == null ? clock.instant().plus(SHOWN) : Words.time("to", to);
        if (begin.isAfter(end) || Duration.between(begin, end).compareTo(MOST) > 0) {
            throw new RequestRefused("to", "the time is empty or too long", "ask for 400 days at most");
        }
        return Page.whole(names.environments(environment).stream()
                .flatMap(name -> windows.between(name, begin, end).stream())
                .sorted(Comparator.comparing(Window::from))
                .toList());
    }

    /** Who hears of an exceptional one, by their addresses. */
    @GetMapping("/{id}/told")
    Page<String> told(@PathVariable long id) {
        return Page.whole(outbox.recipients(Announcements.key(windows.get(id))));
    }

    /** Tells all contacts; it is deducted when it begins in 7 days or later. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Window announce(@RequestBody Announced window, HttpServletRequest request) {
        return announcements.announce(
                names.environment(Words.required("environment", window.environment())),
                Words.time("from", window.from()),
                Words.time("to", window.to()),
                Words.required("reason", window.reason()),
                Words.optional("impact", window.impact()),
                Asker.of(request));
    }

    /** Only of an exceptional one that has not begun. */
    @PostMapping("/{id}/cancel")
    Window cancel(@PathVariable long id, HttpServletRequest request) {
        return announcements.cancel(id, Asker.of(request));
    }
}
