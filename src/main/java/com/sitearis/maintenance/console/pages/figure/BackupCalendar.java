package com.sitearis.maintenance.console.pages.figure;

import com.sitearis.maintenance.backup.Backup;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A month's weeks from Monday to Sunday, with the backups of each day. */
record BackupCalendar(List<List<Day>> weeks) {

    /** @param inMonth false for the days before and after it */
    record Day(LocalDate date, boolean inMonth, List<Backup> backups) {}

    static BackupCalendar of(YearMonth month, List<Backup> sealed) {
        Map<LocalDate, List<Backup>> byDay = sealed.stream().collect(Collectors.groupingBy(Backup::date));
        LocalDate day = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<List<Day>> weeks = new ArrayList<>();
        while (!day.isAfter(month.atEndOfMonth())) {
            List<Day> week = new ArrayList<>();
            for (int i = 0; i < DayOfWeek.values().length; i++, day = day.plusDays(1)) {
                boolean inMonth = YearMonth.from(day).equals(month);
                week.add(new Day(day, inMonth, inMonth ? byDay.getOrDefault(day, List.of()) : List.of()));
            }
            weeks.add(List.copyOf(week));
        }
        return new BackupCalendar(List.copyOf(weeks));
    }
}
