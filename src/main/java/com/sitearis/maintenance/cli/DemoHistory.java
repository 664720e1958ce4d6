package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.Tier;
import com.sitearis.maintenance.backup.Verdict;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What a catalogue looks like after a year of nights. */
final class DemoHistory {

    private DemoHistory() {}

    static List<Backup> year(LocalDate today) {
        List<Backup> nights = new ArrayList<>();
        for (LocalDate date = today; date.isAfter(today.minusDays(400)); date = date.minusDays(1)) {
            nights.add(night(date));
        }
        return nights;
    }

    private static Backup night(LocalDate date) {
        Instant at = date.atTime(2, 0).toInstant(ZoneOffset.UTC);
        return new Backup(
                date + "-shop",
                "demo",
                "shop",
                "local",
                null,
                BackupState.SEALED,
                date,
                "",
                false,
                at,
                at.plusSeconds(60),
                "parallel",
                false,
                10_000_000,
                40_000_000,
                150000,
                Verdict.PROVEN,
                ProofLevel.CONTENT,
                at.plusSeconds(120),
                Duration.ofSeconds(20),
                tiers(date));
    }

    private static List<Tier> tiers(LocalDate date) {
        List<Tier> tiers = new ArrayList<>(List.of(new Tier("daily", Period.ofDays(30))));
        if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            tiers.add(new Tier("weekly", Period.ofMonths(3)));
        }
        if (date.getDayOfMonth() == 1) {
            tiers.add(new Tier("monthly", Period.ofYears(1)));
        }
        return tiers;
    }
}
