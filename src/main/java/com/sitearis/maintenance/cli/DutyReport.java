package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.notify.duty.Duty;
import com.sitearis.maintenance.notify.duty.DutyWeek;
import com.sitearis.maintenance.notify.duty.DutyWeek.Span;
import com.sitearis.maintenance.plan.Channels.Mailing;
import com.sitearis.maintenance.plan.Channels.SmtpServer;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well the week is covered by the contacts' duty hours, and whether mail can reach them.
 *
 * @param uncovered hours when nobody is on duty
 * @param alone hours when one contact alone is, by that contact
 * @param mail how mail leaves, in words
 */
public record DutyReport(List<Hours> uncovered, Map<String, List<Hours>> alone, String holidays, String mail) {

    private static final String HOLIDAYS =
            "public holidays are not known; duty hours apply on them as on any other day";

    /**
     * Hours of the week, on the wall clock.
     *
     * @param from such as Mon 18:00
     * @param to exclusive
     */
    public record Hours(String from, String to, Duration length) {

        static Hours of(Span span) {
            // The week ends on Monday 00:00; people say Sunday 24:00.
            String to = span.to().equals(LocalTime.MIDNIGHT)
                    ? day(span.toDay().minus(1)) + " 24:00"
                    : day(span.toDay()) + " " + span.to();
            return new Hours(day(span.fromDay()) + " " + span.from(), to, span.length());
        }

        private static String day(DayOfWeek day) {
            return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        }

        @Override
        public String toString() {
            boolean sameDay =
                    from.substring(0, 3).equals(to.substring(0, 3)) && length.compareTo(Duration.ofDays(1)) <= 0;
            return from + "-" + (sameDay ? to.substring(4) : to);
        }
    }

    static DutyReport of(MaintenancePlan plan) {
        DutyWeek week = new Duty(plan).week();
        Map<String, List<Hours>> alone = new TreeMap<>();
        week.alone().forEach((name, spans) -> alone.put(name, hours(spans)));
        return new DutyReport(
                hours(week.uncovered()), alone, HOLIDAYS, mail(plan.channels().mail()));
    }

    private static List<Hours> hours(List<Span> spans) {
        return spans.stream().map(Hours::of).toList();
    }

    private static String mail(@Nullable Mailing mailing) {
        if (mailing == null) {
            return "none: without a mail: section in plan.yaml, what fails is only in the log";
        }
        SmtpServer server = mailing.server();
        return server == null
                ? "as files in " + mailing.folder()
                : "from " + mailing.from() + " by " + server.host() + ":" + server.port() + " ("
                        + server.security().name().toLowerCase(Locale.ROOT) + ")";
    }

    /** Hard spaces keep a span on one line. */
    static String joined(List<Hours> hours) {
        return hours.stream().map(one -> one.toString().replace(' ', '\u00a0')).collect(Collectors.joining(", "));
    }
}
