package com.sitearis.maintenance.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShownTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T23:30:05Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void timesAreThoseOfThePlansZone() {
        Shown shown = at("2026-11-22T10:00:00Z");
        assertThat(shown.at(NIGHT)).isEqualTo("2026-11-22 00:30:05");
        assertThat(shown.zone()).isEqualTo("Europe/Paris (CET)");
        assertThat(shown.iso(NIGHT)).isEqualTo("2026-11-21T23:30:05Z");
    }

    @Test
    void todayIsADayOfThePlansZoneAsWell() {
        assertThat(at("2026-11-22T10:00:00Z").brief(NIGHT)).isEqualTo("00:30:05");
        assertThat(at("2026-11-22T23:30:00Z").brief(NIGHT)).isEqualTo("Sun 22/11 00:30");
    }

    @Test
    void aListIsShownUpToItsPageAndGoesOnBehindTheLastOne() {
        assertThat(Part.of(List.of(1, 2), 2)).isEqualTo(new Part<>(List.of(1, 2), null));
        assertThat(Part.of(List.of(1, 2, 3), 2)).isEqualTo(new Part<>(List.of(1, 2), 2));
    }

    private static Shown at(String now) {
        return new Shown(Locale.ENGLISH, PARIS, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
