package com.sitearis.maintenance.incident.announcement;

import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.notify.Message;
import com.sitearis.maintenance.notify.Notice;
import com.sitearis.maintenance.notify.Notices;
import com.sitearis.maintenance.notify.duty.Duty;
import com.sitearis.maintenance.notify.template.MaintenanceNotice;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells every contact of the plan one thing about a window, within the caller's transaction. */
final class WindowNews {

    // Whoever cancels the window at the same moment waits, or comes first: then nothing is told but that.
    private static final String TOLD = """
            insert into app.maintenance_window_notice (window_id, notice, told_at)
            select id, :notice, :now from app.maintenance_window
            where id = :id and (cancelled_at is null or :notice = 'CANCELLED') for share
            on conflict do nothing""";

    private final JdbcClient jdbc;
    private final Supplier<MaintenancePlan> plan;
    private final Notices notices;
    private final Clock clock;

    WindowNews(JdbcClient jdbc, Supplier<MaintenancePlan> plan, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.plan = plan;
        this.notices = notices;
        this.clock = clock;
    }

    /** Answers whether it was told now: false when it was before. */
    boolean tell(Window window, WindowNotice notice) {
        long id = Objects.requireNonNull(window.id());
        int first = jdbc.sql(TOLD)
                .param("id", id)
                .param("notice", notice.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 0) {
            return false;
        }
        MaintenancePlan current = plan.get();
        Message message = words(window, notice, current).message(current.language(), current.zone());
        List<String> everybody = List.copyOf(current.contacts().keySet());
        notices.tell(new Notice(key(window, notice), everybody, message.subject(), message.text(), message.html()));
        return true;
    }

    static String key(Window window, WindowNotice notice) {
        return "window/" + window.id() + "/" + notice.name().toLowerCase(Locale.ROOT);
    }

    private static MaintenanceNotice words(Window window, WindowNotice notice, MaintenancePlan plan) {
        Locale in = plan.language();
        boolean ahead = notice != WindowNotice.CANCELLED && notice != WindowNotice.ENDED;
        return new MaintenanceNotice(
                plan.name(),
                WindowPhrase.title(notice).in(in, window.environment()),
                window.from(),
                window.to(),
                impact(window, notice, in),
                window.reason(),
                contact(window, plan),
                ahead && !window.deducted() ? WindowPhrase.NOT_DEDUCTED.in(in, Windows.NOTICE_DAYS) : null);
    }

    private static String impact(Window window, WindowNotice notice, Locale in) {
        return switch (notice) {
            case CANCELLED -> WindowPhrase.NO_IMPACT.in(in);
            case ENDED -> WindowPhrase.NO_MORE_IMPACT.in(in);
            default -> window.impact() == null ? WindowPhrase.IMPACT.in(in) : window.impact();
        };
    }

    /** Whoever is told of the environment's incidents, or is on duty when the window begins; else everybody. */
    private static String contact(Window window, MaintenancePlan plan) {
        Environment environment = plan.environments().get(window.environment());
        List<Contact> named = environment == null
                ? List.of()
                : environment.tell().stream()
                        .map(plan.contacts()::get)
                        .filter(Objects::nonNull)
                        .toList();
        List<Contact> onDuty = named.isEmpty() ? new Duty(plan).at(window.from()) : named;
        List<Contact> asked = onDuty.isEmpty() ? List.copyOf(plan.contacts().values()) : onDuty;
        return asked.stream().map(Contact::email).distinct().collect(Collectors.joining(", "));
    }
}
