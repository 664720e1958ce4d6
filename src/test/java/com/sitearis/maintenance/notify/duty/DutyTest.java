package com.sitearis.maintenance.notify.duty;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.notify.Plans;
import com.sitearis.maintenance.notify.duty.DutyWeek.Span;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Contact;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T07:59:59Z, support-n3", // 08:59:59 CET
        "2026-11-24T08:00:00Z, lead devops dba support-n3",
        "2026-11-24T16:59:59Z, lead devops dba support-n3",
        "2026-11-24T17:00:00Z, support-n3",
        "2026-11-27T22:59:59Z, support-n3", // Friday, 23:59:59
        "2026-11-27T23:00:00Z, lead devops support-n3", // Saturday, 00:00
        "2026-11-29T22:59:59Z, lead devops support-n3",
        "2026-11-29T23:00:00Z, support-n3", // Monday, 00:00
        "2026-07-01T06:59:59Z, support-n3", // CEST
        "2026-07-01T07:00:00Z, lead devops dba support-n3",
    })
    void knowsWhoIsOnDuty(Instant at, String names) {
        Duty duty = new Duty(Plans.plan(Channels.NONE));

        assertThat(duty.at(at)).extracting(Contact::name).containsExactly(names.split(" ", -1));
    }

    @Test
    void theWeekOfTheWrittenPlanHasNoGapButSupportIsAloneOnWeekNights() {
        DutyWeek week = new Duty(Plans.plan(Channels.NONE)).week();

        assertThat(week.uncovered()).isEmpty();
        List<Span> alone = week.alone().getOrDefault("support-n3", List.of());
        assertThat(alone).hasSize(6);
        assertThat(alone.get(1).fromDay()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(alone.get(1).from()).isEqualTo(LocalTime.of(18, 0));
        assertThat(alone.get(1).length()).isEqualTo(Duration.ofHours(15));
        assertThat(total(alone)).isEqualTo(Duration.ofHours(9 + 4 * 15 + 6));
        assertThat(total(week.spans())).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void hoursOverMidnightAndOverTheWeeksEndLeaveNoGap() {
        DutyWeek week = week(Plans.contacts(
                Plans.contact("night", List.of("Mon-Sun 18:00-09:00"), null),
                Plans.contact("day", List.of("Mon-Sun 09:00-18:00"), null)));

        assertThat(week.uncovered()).isEmpty();
        assertThat(total(week.spans())).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void anUncoveredWeekendIsOneGap() {
        DutyWeek week = week(Plans.contacts(Plans.contact("dba", List.of("Mon-Fri"), null)));

        assertThat(week.uncovered()).hasSize(1);
        assertThat(week.uncovered().get(0).length()).isEqualTo(Duration.ofDays(2));
        assertThat(week.uncovered().get(0).toDay()).isEqualTo(DayOfWeek.MONDAY);
    }

    private static DutyWeek week(Map<String, Contact> contacts) {
        return new Duty(Plans.plan(Locale.ENGLISH, Channels.NONE, contacts)).week();
    }

    private static Duration total(List<Span> spans) {
        return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }
}
