package com.sitearis.maintenance.console.backups;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Tier;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A month of one database's backups, in weeks from Monday on. */
record Calendar(YearMonth month, List<List<Day>> weeks) {

    /** @param inside whether it belongs to the month */
    record Day(LocalDate date, boolean inside, boolean today, List<Entry> entries) {}

    /** @param tiers the longest first */
    record Entry(Backup backup, Mark mark, List<String> tiers) {}

    /** What is to be said of a backup first. */
    enum Mark {
        PROVEN,
        /** In the store, but not restored yet. */
        SEALED,
        /** Damaged, or lost from the store, or never sealed. */
        FAILED,
        /** Gone because no tier kept it any more. */
        PRUNED,
        UNDER_WAY;

        static Mark of(Backup backup) {
            return switch (backup.state()) {
                case DUMPING -> UNDER_WAY;
                case ABANDONED, LOST -> FAILED;
                case PRUNING, PRUNED -> PRUNED;
                case SEALED ->
                    switch (backup.verdict()) {
                        case PROVEN, PROVEN_EXCEPT -> PROVEN;
                        case UNPROVEN, INTACT -> SEALED;
                        case DIFFERENT -> FAILED;
                    };
            };
        }
    }

    /** The first day that is shown of a month: a Monday. */
    static LocalDate first(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static LocalDate last(YearMonth month) {
        return month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    static Calendar of(YearMonth month, List<Backup> backups, LocalDate today) {
        Map<LocalDate, List<Backup>> byDay = backups.stream().collect(Collectors.groupingBy(Backup::date));
        List<List<Day>> weeks = new ArrayList<>();
        for (LocalDate monday = first(month); !monday.isAfter(last(month)); monday = monday.plusWeeks(1)) {
            weeks.add(monday.datesUntil(monday.plusWeeks(1))
                    .map(date -> new Day(
                            date,
                            YearMonth.from(date).equals(month),
                            date.equals(today),
                            byDay.getOrDefault(date, List.of()).stream()
                                    .sorted(Comparator.comparing(Backup::id))
                                    .map(Calendar::entry)
                                    .toList()))
                    .toList());
        }
        return new Calendar(month, List.copyOf(weeks));
    }

    private static Entry entry(Backup backup) {
        List<String> tiers = backup.tiers().stream()
                .sorted(Comparator.comparing((Tier tier) -> LocalDate.EPOCH.plus(tier.keep()))
                        .reversed())
                .map(Tier::name)
                .toList();
        return new Entry(backup, Mark.of(backup), tiers);
    }

    /** Whether nothing at all is in it. */
    public boolean empty() {
        return weeks.stream()
                .flatMap(List::stream)
                .allMatch(day -> day.entries().isEmpty());
    }
}
