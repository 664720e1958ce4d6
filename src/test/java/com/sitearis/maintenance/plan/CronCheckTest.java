package com.sitearis.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.CronCheck.Refusal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronCheckTest {

    private final CronCheck crons = new CronCheck(new QuartzDialect(), PlanFixture.NOW);

    @ParameterizedTest(name = "{0} in {1} -> {2}")
    @CsvSource({
        // Paris skips and repeats 02:00 to 03:00.
        "0 0 2 * * ?,         Europe/Paris,        hour 03:00",
        "0 30 2 ? * SUN,      Europe/Paris,        hour 03:00",
        "0 59 2 1 * ?,        Europe/Paris,        hour 03:00",
        "0 0 2/12 * * ?,      Europe/Paris,        hour 03:00",
        // New York skips 02:00 to 03:00 and repeats 01:00 to 02:00.
        "0 30 2 * * ?,        America/New_York,    hour 03:00",
        "0 30 1 * * ?,        America/New_York,    hour 03:00",
        // Lord Howe's clocks change by half an hour: it skips 02:00 to 02:30 and repeats 01:30 to 02:00.
        "0 15 2 * * ?,        Australia/Lord_Howe, hour 03:00",
        "0 45 1 * * ?,        Australia/Lord_Howe, hour 03:00",
        // Santiago's change at midnight: skips 00:00 to 01:00 and repeats 23:00 to 24:00.
        "0 30 23 * * ?,       America/Santiago,    hour 01:00",
        "0 0 0 * * ?,         America/Santiago,    hour 01:00",
        // More often than hourly, through the changed hour: measured to fall silent.
        "0 0/5 * * * ?,       Europe/Paris,        every: 5m",
        "0 0/30 * * * ?,      Europe/Paris,        every: 30m",
        "0 0 * * * ?,         Europe/Paris,        every: 1h",
        "0 0/10 * * * ?,      Australia/Lord_Howe, every: 10m",
    })
    void refusesWhatAClockChangeWouldSkipOrRepeat(String cron, String zone, String advice) {
        assertThat(refusal(cron, zone))
                .map(Refusal::write)
                .hasValueSatisfying(
                        write -> assertThat(write).startsWith("write " + advice).contains("zone: UTC"));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "0 0 3 * * ?,         Europe/Paris",
        "0 59 1 * * ?,        Europe/Paris",
        "0 0 3 * * ?,         America/New_York",
        "0 59 0 * * ?,        America/New_York",
        "0 30 2 * * ?,        Australia/Lord_Howe",
        "0 15 1 * * ?,        Australia/Lord_Howe",
        "0 30 2 * * ?,        UTC",
        "0 0/5 * * * ?,       UTC",
        "0 30 2 * * ?,        Asia/Kolkata",
        "0 0/5 * * * ?,       Asia/Tokyo",
        "0 30 2 * * ?,        +02:00",
        "0 30 2 * * ?,        America/Santiago",
        // The working day has no changed hour, however often a job runs in it.
        "0 0/5 9-17 ? * MON-FRI, Europe/Paris",
        "0 0 10 ? 7 MON#1,    Europe/Paris",
        "0 0 4 L * ?,         Europe/Paris",
        "0 0 3 29 2 ?,        Europe/Paris",
    })
    void acceptsWhatNoClockChangeTouches(String cron, String zone) {
        assertThat(refusal(cron, zone)).isEmpty();
    }

    @Test
    void saysWhichHourAndWhy() {
        assertThat(refusal("0 30 2 * * ?", "Europe/Paris").orElseThrow().wrong())
                .isEqualTo("fires at 02:30, and the clock changes of Europe/Paris skip or repeat 02:00 to 03:00");
    }

    @ParameterizedTest
    @CsvSource({"0 3 * * ?", "nightly", "0 0 3 * * *", "0 0 25 * * ?", "''"})
    void refusesWhatIsNoCron(String cron) {
        assertThat(refusal(cron, "UTC"))
                .map(Refusal::wrong)
                .hasValueSatisfying(wrong -> assertThat(wrong).startsWith("is no cron expression ("));
    }

    @ParameterizedTest
    @CsvSource({"0 0 3 31 2 ?", "0 0 3 1 1 ? 2020"})
    void refusesWhatNeverFires(String cron) {
        assertThat(refusal(cron, "Europe/Paris")).map(Refusal::wrong).contains("never fires again");
    }

    @Test
    void knowsAnHourThatCrossesMidnight() {
        ChangedHours.Span span = new ChangedHours.Span(LocalTime.of(23, 30), Duration.ofHours(1));

        assertThat(span.contains(LocalTime.of(23, 29))).isFalse();
        assertThat(span.contains(LocalTime.of(23, 30))).isTrue();
        assertThat(span.contains(LocalTime.MIDNIGHT)).isTrue();
        assertThat(span.contains(LocalTime.of(0, 30))).isFalse();
    }

    private Optional<Refusal> refusal(String cron, String zone) {
        return crons.refusal(cron, ZoneId.of(zone));
    }
}
