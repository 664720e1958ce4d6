package com.sitearis.maintenance.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.plan.Schedule.Missed;
import com.sitearis.maintenance.schedule.Slots.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Firings NIGHTLY = cron("0 0 3 * * ?");
    private static final Firings QUARTERLY_HOUR =
            Firings.of(new Schedule.Every(Duration.ofMinutes(15), Missed.RUN_ONCE));

    @Test
    void aNightlyJobFiresOnceInTheNightThatLosesAnHour() {
        assertThat(between(NIGHTLY, paris("2026-03-28T00:00"), paris("2026-03-30T23:00")))
                .containsExactly(
                        Instant.parse("2026-03-28T02:00:00Z"),
                        Instant.parse("2026-03-29T01:00:00Z"),
                        Instant.parse("2026-03-30T01:00:00Z"));
    }

    @Test
    void aNightlyJobFiresOnceInTheNightThatGainsAnHour() {
        assertThat(between(NIGHTLY, paris("2026-10-24T00:00"), paris("2026-10-26T23:00")))
                .containsExactly(
                        Instant.parse("2026-10-24T01:00:00Z"),
                        Instant.parse("2026-10-25T02:00:00Z"),
                        Instant.parse("2026-10-26T02:00:00Z"));
    }

    @Test
    void theLatestSlotIsFoundThroughBothClockChanges() {
        assertThat(latest(NIGHTLY, "2026-03-29T01:59:59")).isEqualTo(paris("2026-03-28T03:00"));
        assertThat(latest(NIGHTLY, "2026-03-29T03:00")).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(Slots.latestAtOrBefore(NIGHTLY, Instant.parse("2026-10-25T01:59:59Z")))
                .contains(Instant.parse("2026-10-24T01:00:00Z"));
        assertThat(Slots.latestAtOrBefore(NIGHTLY, Instant.parse("2026-10-25T02:00:00Z")))
                .contains(Instant.parse("2026-10-25T02:00:00Z"));
    }

    @Test
    void theSundayEveningOfAClockChangeIsTheRightInstant() {
        Firings sunday = cron("0 0 23 ? * SUN");
        assertThat(latest(sunday, "2026-03-30T08:00")).isEqualTo(Instant.parse("2026-03-29T21:00:00Z"));
        assertThat(latest(sunday, "2026-10-26T08:00")).isEqualTo(Instant.parse("2026-10-25T22:00:00Z"));
    }

    @Test
    void theLastDayOfTheMonthIsFoundInEveryMonth() {
        Firings last = cron("0 30 4 L * ?");
        assertThat(latest(last, "2026-03-01T00:00")).isEqualTo(paris("2026-02-28T04:30"));
        assertThat(latest(last, "2028-03-01T00:00")).isEqualTo(paris("2028-02-29T04:30"));
        assertThat(latest(last, "2026-05-01T00:00")).isEqualTo(paris("2026-04-30T04:30"));
        assertThat(latest(last, "2026-04-30T04:29:59")).isEqualTo(paris("2026-03-31T04:30"));
    }

    @Test
    void the31stLeavesOutShortMonths() {
        Firings thirtyFirst = cron("0 0 5 31 * ?");
        assertThat(latest(thirtyFirst, "2026-05-30T12:00")).isEqualTo(paris("2026-03-31T05:00"));
        assertThat(latest(thirtyFirst, "2026-07-30T12:00")).isEqualTo(paris("2026-05-31T05:00"));
    }

    @Test
    void theLeapDayIsFoundYearsLater() {
        Firings leapDay = cron("0 0 5 29 2 ?");
        assertThat(latest(leapDay, "2028-02-29T05:00")).isEqualTo(paris("2028-02-29T05:00"));
        assertThat(latest(leapDay, "2028-02-29T04:59:59")).isEqualTo(paris("2024-02-29T05:00"));
        assertThat(latest(leapDay, "2032-02-28T12:00")).isEqualTo(paris("2028-02-29T05:00"));
        assertThat(latest(leapDay, "2104-02-28T12:00")).isEqualTo(paris("2096-02-29T05:00"));
    }

    @Test
    void theWeekThatIsNumber53IsAWeekLikeAnyOther() {
        Firings monday = cron("0 0 6 ? * MON");
        Instant slot = latest(monday, "2027-01-03T12:00");
        assertThat(slot).isEqualTo(paris("2026-12-28T06:00"));
        assertThat(slot.atZone(PARIS).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)).isEqualTo(53);
        assertThat(latest(monday, "2027-01-04T06:00")).isEqualTo(paris("2027-01-04T06:00"));
    }

    @Test
    void theYearEndsBetweenTwoSlots() {
        assertThat(latest(NIGHTLY, "2027-01-01T02:59:59")).isEqualTo(paris("2026-12-31T03:00"));
        assertThat(latest(cron("0 0 4 1 1 ?"), "2026-12-31T23:59:59")).isEqualTo(paris("2026-01-01T04:00"));
    }

    @Test
    void aCronThatHasNotFiredYetHasNoLatestSlot() {
        assertThat(Slots.latestAtOrBefore(cron("0 0 3 1 1 ? 2030"), paris("2026-05-01T00:00")))
                .isEmpty();
        assertThat(Slots.latestAtOrBefore(Firings.of(new Schedule.OnDemand()), paris("2026-05-01T00:00")))
                .isEmpty();
    }

    @Test
    void aProgramThatWasDownOverSeveralSlotsGoesOnWithTheLatest() {
        Turn turn = Slots.turn(NIGHTLY, Missed.RUN_ONCE, paris("2026-05-01T03:00"), paris("2026-05-04T10:00"));
        assertThat(turn).isEqualTo(new Turn(false, paris("2026-05-04T03:00")));
        assertThat(Slots.turn(NIGHTLY, Missed.RUN_ONCE, paris("2026-05-04T03:00"), paris("2026-05-04T10:00")))
                .isEqualTo(Turn.RUN);
    }

    @Test
    void aProgramThatWasDownOverTheClockChangeRunsTheSlotOfThatNight() {
        Turn turn = Slots.turn(NIGHTLY, Missed.RUN_ONCE, paris("2026-03-27T03:00"), paris("2026-03-29T04:00"));
        assertThat(turn.next()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void aSlotOnTimeRunsWhateverBecomesOfMissedOnes() {
        Instant slot = paris("2026-05-04T03:00");
        assertThat(Slots.turn(NIGHTLY, Missed.SKIP, slot, slot.plusSeconds(59))).isEqualTo(Turn.RUN);
        assertThat(Slots.turn(NIGHTLY, Missed.RUN_ONCE, slot, slot.plusSeconds(59)))
                .isEqualTo(Turn.RUN);
    }

    @Test
    void aJobThatSkipsMissedSlotsWaitsForTheNextOne() {
        assertThat(Slots.turn(NIGHTLY, Missed.SKIP, paris("2026-05-04T03:00"), paris("2026-05-04T10:00")))
                .isEqualTo(Turn.PASS);
        assertThat(Slots.turn(NIGHTLY, Missed.SKIP, paris("2026-05-01T03:00"), paris("2026-05-04T10:00")))
                .isEqualTo(new Turn(false, paris("2026-05-05T03:00")));
    }

    @Test
    void aJobThatSkipsMissedSlotsStillRunsOneThatHasJustComeUp() {
        assertThat(Slots.turn(NIGHTLY, Missed.SKIP, paris("2026-05-01T03:00"), paris("2026-05-04T03:00:30")))
                .isEqualTo(new Turn(false, paris("2026-05-04T03:00")));
    }

    @Test
    void aTriggerThatIsNotDueOwesNothing() {
        Instant due = paris("2026-05-04T03:00");
        assertThat(Slots.owed(NIGHTLY, Missed.RUN_ONCE, due, due.minusSeconds(1)))
                .isEmpty();
        assertThat(Slots.owed(NIGHTLY, Missed.RUN_ONCE, null, due)).isEmpty();
        assertThat(Slots.owed(NIGHTLY, Missed.RUN_ONCE, due, due)).contains(due);
        assertThat(Slots.owed(NIGHTLY, Missed.RUN_ONCE, due, due.plus(Duration.ofDays(2))))
                .contains(paris("2026-05-06T03:00"));
        assertThat(Slots.owed(NIGHTLY, Missed.SKIP, due, due.plus(Duration.ofHours(2))))
                .isEmpty();
    }

    @Test
    void intervalsPassTheClockChangesEvenly() {
        for (String change : List.of("2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z")) {
            Instant begin = Instant.parse(change);
            List<Instant> slots = between(QUARTERLY_HOUR, begin, begin.plus(Duration.ofHours(3)));
            assertThat(slots).hasSize(12);
            for (int i = 1; i < slots.size(); i++) {
                assertThat(Duration.between(slots.get(i - 1), slots.get(i))).isEqualTo(Duration.ofMinutes(15));
            }
        }
    }

    @Test
    void intervalsCatchUpOnceAndGoOn() {
        Instant known = Instant.parse("2026-10-25T00:15:00Z");
        Turn turn = Slots.turn(QUARTERLY_HOUR, Missed.RUN_ONCE, known, Instant.parse("2026-10-25T03:20:00Z"));
        assertThat(turn).isEqualTo(new Turn(false, Instant.parse("2026-10-25T03:15:00Z")));
    }

    @Test
    void aYearOfMissedMinutesIsSearchedInNoTime() {
        int[] asked = {0};
        Firings minutes = Firings.of(new Schedule.Every(Duration.ofMinutes(1), Missed.RUN_ONCE));
        Firings counted = instant -> {
            asked[0]++;
            return minutes.after(instant);
        };
        Instant known = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Slots.latest(counted, known, Instant.parse("2027-01-01T00:00:30Z")))
                .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(asked[0]).isLessThan(80);
    }

    private static Firings cron(String expression) {
        return Firings.of(new Schedule.Cron(expression, PARIS, Missed.RUN_ONCE));
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private static Instant latest(Firings firings, String local) {
        return Slots.latestAtOrBefore(firings, paris(local)).orElseThrow();
    }

    /** After the first instant, up to and with the second. */
    private static List<Instant> between(Firings firings, Instant after, Instant until) {
        List<Instant> all = new ArrayList<>();
        Instant next = firings.after(after);
        while (next != null && !next.isAfter(until)) {
            all.add(next);
            next = firings.after(next);
        }
        return all;
    }
}
