package com.sitearis.maintenance.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.plan.Schedule.Missed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SlotsProperties {

    private static final Instant FROM = Instant.parse("2025-12-01T00:00:00Z");

    /** For schedules such as the plan lets pass: no local time inside the hour that a clock change skips or repeats. */
    @Property(tries = 500)
    void theLatestSlotIsAFiringAndNoneLiesBetween(
            @ForAll("schedules") Schedule schedule, @ForAll("instants") Instant instant) {
        Firings firings = Firings.of(schedule);

        Instant slot = Slots.latestAtOrBefore(firings, instant).orElseThrow();

        assertThat(slot).isBeforeOrEqualTo(instant);
        assertThat(firings.after(slot.minusMillis(1))).isEqualTo(slot);
        assertThat(firings.after(slot)).isAfter(instant);
        assertThat(slot).isEqualTo(slot.truncatedTo(ChronoUnit.SECONDS));
    }

    @Property(tries = 200)
    void searchingIsTheSameAsWalking(
            @ForAll("schedules") Schedule schedule,
            @ForAll("instants") Instant known,
            @ForAll("downTimes") Duration down) {
        Firings firings = Firings.of(schedule);
        Instant first = Objects.requireNonNull(firings.after(known));
        Instant now = first.plus(down);

        assertThat(Slots.latest(firings, first, now)).isEqualTo(walk(firings, first, now));
    }

    @Property(tries = 200)
    void aMissedSlotLeadsToOneRunAtMostWhateverTheDelay(
            @ForAll("schedules") Schedule schedule,
            @ForAll("instants") Instant known,
            @ForAll("downTimes") Duration down,
            @ForAll Missed missed) {
        Firings firings = Firings.of(schedule);
        Instant slot = Objects.requireNonNull(firings.after(known));
        Instant now = slot.plus(down);

        int runs = 0;
        Slots.Turn turn = Slots.turn(firings, missed, slot, now);
        while (turn.run() || (turn.next() != null && !turn.next().isAfter(now))) {
            runs += turn.run() ? 1 : 0;
            slot = turn.run() ? firings.after(slot) : turn.next();
            if (slot == null || slot.isAfter(now)) {
                break;
            }
            turn = Slots.turn(firings, missed, slot, now);
        }

        assertThat(runs).isLessThanOrEqualTo(1);
        assertThat(missed == Missed.SKIP || runs == 1).isTrue();
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<String> hours = Arbitraries.of("0", "1", "3", "4", "12", "23", "3-23", "4/4", "3,9,21");
        // Without W: asked from the eve of a "15W" that moved to the 14th, Quartz itself goes on with the next month.
        Arbitrary<String> days =
                Arbitraries.of("* * ?", "1 * ?", "31 * ?", "L * ?", "? * SUN", "? * MON-FRI", "? * 6L");
        Arbitrary<String> minutes = Arbitraries.of("0", "30", "59", "0/15", "7,52");
        Arbitrary<ZoneId> zones = Arbitraries.of("Europe/Paris", "UTC", "America/New_York", "Asia/Kolkata")
                .map(ZoneId::of);
        Arbitrary<Schedule> crons = Combinators.combine(minutes, hours, days, zones)
                .as((minute, hour, day, zone) -> new Schedule.Cron(
                        "0 " + minute + " " + (zone.getId().startsWith("America") && hour.equals("1") ? "3" : hour)
                                + " " + day,
                        zone,
                        Missed.RUN_ONCE));
        Arbitrary<Schedule> intervals = Arbitraries.of(1, 7, 30, 60, 300, 900, 3599)
                .map(seconds -> new Schedule.Every(Duration.ofSeconds(seconds), Missed.RUN_ONCE));
        return Arbitraries.oneOf(List.of(crons, crons, intervals));
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> any =
                Arbitraries.longs().between(0, Duration.ofDays(900).toMillis()).map(FROM::plusMillis);
        Arbitrary<Instant> nearTheChanges = Combinators.combine(
                        Arbitraries.of(
                                        "2026-03-29T01:00:00Z",
                                        "2026-10-25T01:00:00Z",
                                        "2028-02-29T00:00:00Z",
                                        "2027-01-01T00:00:00Z")
                                .map(Instant::parse),
                        Arbitraries.longs().between(-10_000_000, 10_000_000))
                .as(Instant::plusMillis);
        return Arbitraries.oneOf(List.of(any, nearTheChanges));
    }

    @Provide
    Arbitrary<Duration> downTimes() {
        return Arbitraries.longs().between(0, Duration.ofHours(60).toMillis()).map(Duration::ofMillis);
    }

    private static Instant walk(Firings firings, Instant known, Instant now) {
        Instant last = known;
        for (Instant next = firings.after(known); next != null && !next.isAfter(now); next = firings.after(next)) {
            last = next;
        }
        return last;
    }
}
