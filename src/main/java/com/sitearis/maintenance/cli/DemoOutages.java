package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.Cause;
import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentListener;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.plan.Priority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** When the demonstration's shop was down in its thirteen months, and when nobody looked. */
final class DemoOutages {

    private static final String SOMEBODY = "sample-data";

    private final List<Outage> outages = new ArrayList<>();
    private final Outage blind;
    private final DataSource database;

    private record Outage(Instant from, Instant to, String why) {
        boolean at(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    DemoOutages(LocalDate today, ZoneId zone, DataSource database) {
        this.database = database;
        YearMonth last = YearMonth.from(today).minusMonths(1);
        add(last.minusMonths(9).atDay(11), LocalTime.of(14, 0), 25, "the payment provider's library blocked", zone);
        add(last.minusMonths(4).atDay(6), LocalTime.of(9, 30), 70, "the database ran out of connections", zone);
        add(last.atDay(14), LocalTime.of(20, 5), 20, "a migration held a lock on the orders", zone);
        Instant silent = last.atDay(20).atTime(4, 0).atZone(zone).toInstant();
        blind = new Outage(silent, silent.plus(Duration.ofMinutes(50)), "the probe was down");
    }

    private void add(LocalDate day, LocalTime time, int minutes, String why, ZoneId zone) {
        Instant from = day.atTime(time).atZone(zone).toInstant();
        outages.add(new Outage(from, from.plus(Duration.ofMinutes(minutes)), why));
    }

    boolean down(Instant at) {
        return outages.stream().anyMatch(outage -> outage.at(at));
    }

    boolean blind(Instant at) {
        return blind.at(at);
    }

    /** Registers an incident for each, with everything that happened at its time; answers how many. */
    int register() {
        outages.forEach(this::register);
        return outages.size();
    }

    private void register(Outage outage) {
        if (!at(outage.to()).between("production", outage.from(), outage.to()).isEmpty()) {
            return; // by an earlier demonstration on this home
        }
        Instant detected = outage.from().plusSeconds(30);
        Incident incident = at(detected)
                .raise(new Cause(
                        "availability/production/site",
                        "production",
                        "site",
                        Priority.P0,
                        "The shop does not answer",
                        detected,
                        outage.from(),
                        SOMEBODY,
                        "503 instead of 200"));
        long id = incident.id();
        at(detected.plus(Duration.ofMinutes(6))).acknowledge(id, SOMEBODY);
        Incidents afterwards = at(outage.to().plus(Duration.ofMinutes(5)));
        afterwards.resolve(id, outage.to(), outage.why(), SOMEBODY);
        Incidents nextDay = at(outage.to().plus(Duration.ofDays(1)));
        for (ChecklistItem item : ChecklistItem.values()) {
            nextDay.answer(id, item, outage.why(), SOMEBODY);
        }
        nextDay.close(id, "", SOMEBODY);
    }

    private Incidents at(Instant now) {
        return new Incidents(database, Clock.fixed(now, ZoneOffset.UTC), IncidentListener.NOBODY);
    }
}
