package com.sitearis.maintenance.console.backups;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Backups;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.console.backups.Calendar.Day;
import com.sitearis.maintenance.console.backups.Calendar.Mark;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

    @ParameterizedTest
    @CsvSource({
        "PROVEN, PROVEN",
        "PROVEN_EXCEPT, PROVEN",
        "UNPROVEN, SEALED",
        "INTACT, SEALED",
        "DIFFERENT, FAILED",
    })
    void onlyWhatWasRestoredIsMarkedAsProven(Verdict verdict, Mark mark) {
        assertThat(Mark.of(Backups.backup("2026-11-20", verdict))).isEqualTo(mark);
    }

    @Test
    void aMonthIsWholeWeeksWithItsBackupsOnTheirDays() {
        Backup backup = Backups.proven("2026-11-20");
        Calendar calendar = Calendar.of(YearMonth.of(2026, 11), List.of(backup), LocalDate.of(2026, 11, 22));
        List<Day> days = calendar.weeks().stream().flatMap(List::stream).toList();
        assertThat(days).hasSize(42);
        assertThat(days.get(0).date()).isEqualTo("2026-10-26");
        assertThat(days).filteredOn(Day::today).extracting(Day::date).containsExactly(LocalDate.of(2026, 11, 22));
        assertThat(days)
                .filteredOn(day -> !day.entries().isEmpty())
                .singleElement()
                .satisfies(day -> assertThat(day.date()).isEqualTo("2026-11-20"));
    }

    @Test
    void sizesAreDrawnFromTheFirstDayToTheLastUnderTheLargest() {
        TreeMap<LocalDate, Long> sizes = new TreeMap<>();
        sizes.put(LocalDate.of(2026, 11, 1), 50L);
        assertThat(SizeTrend.of(sizes)).isNull();
        sizes.put(LocalDate.of(2026, 11, 2), 100L);
        sizes.put(LocalDate.of(2026, 11, 5), 0L);
        SizeTrend trend = Objects.requireNonNull(SizeTrend.of(sizes));
        assertThat(trend.points()).isEqualTo("0.0,60.0 180.0,0.0 720.0,120.0");
        assertThat(trend.largest()).isEqualTo(100);
    }
}
