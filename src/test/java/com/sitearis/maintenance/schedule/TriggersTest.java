package com.sitearis.maintenance.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.schedule.Triggers.Shot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartz.Trigger;
import org.quartz.spi.OperableTrigger;

class TriggersTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:07:12.345Z");
    private static final List<Schedule> SCHEDULES =
            List.of(Plans.cron("0 0/15 * * * ?"), Plans.every(Duration.ofMinutes(15)));

    @Test
    void aScheduleBeginsWithItsFirstFiring() {
        for (Schedule schedule : SCHEDULES) {
            assertThat(first(trigger(schedule))).isEqualTo(Instant.parse("2026-05-01T10:15:00Z"));
        }
    }

    @Test
    void noTriggerLeavesMissedFiringsToQuartzEvenAfterItWasMoved() {
        for (Schedule schedule : SCHEDULES) {
            Trigger moved = Triggers.from(trigger(schedule), Instant.parse("2026-05-01T09:45:00Z"));

            assertThat(moved.getMisfireInstruction()).isEqualTo(Trigger.MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY);
            assertThat(first(moved)).isEqualTo(Instant.parse("2026-05-01T09:45:00Z"));
            assertThat(moved.getDescription()).isEqualTo(Scheduling.words(schedule));
            assertThat(Firings.of(moved).after(NOW)).isEqualTo(Instant.parse("2026-05-01T10:15:00Z"));
        }
        Shot shot = new Shot("nightly", "shop", NOW, "nadia", 0);
        assertThat(Triggers.once(shot, NOW).getMisfireInstruction())
                .isEqualTo(Trigger.MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY);
        assertThat(Triggers.resume(7, 1, NOW).getMisfireInstruction())
                .isEqualTo(Trigger.MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY);
    }

    @Test
    void aScheduleThatNeverFiresAgainHasNoTrigger() {
        assertThat(Triggers.schedule(planned(Plans.cron("0 0 3 1 1 ? 2020")), NOW))
                .isEmpty();
        assertThat(Triggers.schedule(planned(new Schedule.OnDemand()), NOW)).isEmpty();
    }

    private static Trigger trigger(Schedule schedule) {
        return Triggers.schedule(planned(schedule), NOW).orElseThrow();
    }

    private static PlannedJob planned(Schedule schedule) {
        return new PlannedJob("nightly", "shop", schedule);
    }

    private static Instant first(Trigger trigger) {
        return ((OperableTrigger) trigger).computeFirstFireTime(null).toInstant();
    }
}
