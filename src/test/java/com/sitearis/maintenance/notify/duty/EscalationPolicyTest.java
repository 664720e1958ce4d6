package com.sitearis.maintenance.notify.duty;

import static com.sitearis.maintenance.notify.Plans.PARIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sitearis.maintenance.notify.Plans;
import com.sitearis.maintenance.notify.duty.EscalationPolicy.Step;
import com.sitearis.maintenance.plan.Contact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EscalationPolicyTest {

    private static final Map<String, Contact> CONTACTS = Plans.contacts();

    @Test
    void byDayWhoIsNamedIsToldAndThenTheChainEveryQuarterOfAnHour() {
        Instant opened = paris("2026-11-24T10:00");

        assertThat(told(List.of("dba"), opened, null, Duration.ofMinutes(14))).containsExactly("dba");
        assertThat(told(List.of("dba"), opened, null, Duration.ofMinutes(15))).containsExactly("dba", "devops");
        assertThat(told(List.of("dba"), opened, null, Duration.ofDays(1)))
                .containsExactly("dba", "devops", "lead", "support-n3");
    }

    @Test
    void onAWeekNightOnlySupportIsToldWhoeverIsNamed() {
        for (String night : List.of("2026-11-24T18:00", "2026-11-25T03:00", "2026-11-25T08:59")) {
            assertThat(told(List.of("dba", "devops", "lead"), paris(night), null, Duration.ZERO))
                    .as(night)
                    .containsExactly("support-n3");
        }
    }

    @Test
    void atTheWeekendTheDbaIsPassedOver() {
        assertThat(told(List.of("dba"), paris("2026-11-22T12:00"), null, Duration.ZERO))
                .containsExactly("devops");
    }

    @Test
    void whoGoesOffDutyMeanwhileIsPassedOver() {
        assertThat(told(List.of("dba"), paris("2026-11-24T17:50"), null, Duration.ofMinutes(15)))
                .containsExactly("dba", "support-n3");
    }

    @Test
    void anAcknowledgementEndsIt() {
        Instant opened = paris("2026-11-24T10:00");
        Instant acknowledged = opened.plus(Duration.ofMinutes(20));

        assertThat(told(List.of("dba"), opened, acknowledged, Duration.ofDays(1)))
                .containsExactly("dba", "devops");
        assertThat(told(List.of("dba"), opened, opened, Duration.ofDays(1))).containsExactly("dba");
    }

    @Test
    void laterQuestionsGiveTheSameStepsAndMore() {
        Instant opened = paris("2026-11-24T10:00");
        List<Step> before = List.of();
        for (int minute = 0; minute < 120; minute++) {
            List<Step> now = steps(List.of("dba", "lead"), opened, null, Duration.ofMinutes(minute));
            assertThat(now.subList(0, before.size())).isEqualTo(before);
            assertThat(now).extracting(Step::contact).doesNotHaveDuplicates();
            before = now;
        }
    }

    @Test
    void whenNobodyIsOnDutyAtAllThoseWhoAreNamedAreToldAllTheSame() {
        Map<String, Contact> office = Plans.contacts(Plans.contact("dba", List.of("Mon-Fri 09:00-18:00"), null));
        List<Step> steps = EscalationPolicy.due(
                office, PARIS, List.of("dba"), paris("2026-11-22T12:00"), null, paris("2026-11-22T12:00"));

        assertThat(steps).extracting(Step::reason).containsExactly("nobody is on duty");
    }

    @Test
    void waitsInElapsedTimeAcrossTheClockChanges() {
        Map<String, Contact> watch = Plans.contacts(
                Plans.contact("night", List.of("Sun 00:00-03:00"), "morning"),
                Plans.contact("morning", List.of("Sun 03:00-12:00"), null));
        // 2026-10-25: 02:00 to 03:00 comes twice; 02:50 CEST and 15 minutes is 02:05 CET, still night's.
        Instant autumn = Instant.parse("2026-10-25T00:50:00Z");
        assertThat(EscalationPolicy.due(watch, PARIS, List.of("night"), autumn, null, autumn.plusSeconds(3600)))
                .extracting(Step::contact, Step::at)
                .containsExactly(tuple("night", autumn));
        // 2026-03-29: 02:00 to 03:00 does not come; 01:50 CET and 15 minutes is 03:05 CEST, morning's.
        Instant spring = Instant.parse("2026-03-29T00:50:00Z");
        assertThat(EscalationPolicy.due(watch, PARIS, List.of("night"), spring, null, spring.plusSeconds(900)))
                .extracting(Step::contact)
                .containsExactly("night", "morning");
    }

    private static List<String> told(
            List<String> named, Instant opened, @Nullable Instant acknowledged, Duration after) {
        return steps(named, opened, acknowledged, after).stream()
                .map(Step::contact)
                .toList();
    }

    private static List<Step> steps(
            List<String> named, Instant opened, @Nullable Instant acknowledged, Duration after) {
        return EscalationPolicy.due(CONTACTS, PARIS, named, opened, acknowledged, opened.plus(after));
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }
}
