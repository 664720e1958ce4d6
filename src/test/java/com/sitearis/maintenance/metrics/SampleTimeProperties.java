package com.sitearis.maintenance.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SampleTimeProperties {

    @Property
    void readsWhatInstantsWrite(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant instant = Instant.ofEpochSecond(second, nanos);
        assertThat(new SampleTime().read(instant.toString())).isEqualTo(instant);
        Instant whole = Instant.ofEpochSecond(second);
        assertThat(new SampleTime().read(whole.toString())).isEqualTo(whole);
    }

    @Property
    void answersAsTheLibraryDoesWhenACharacterIsAnother(
            @ForAll @IntRange(max = 23) int position, @ForAll @IntRange(min = ' ', max = 'z') int character) {
        StringBuilder text = new StringBuilder("2026-02-28T23:59:59.123Z");
        text.setCharAt(position, (char) character);
        assertThat(orNothing(text.toString(), new SampleTime()::read))
                .isEqualTo(orNothing(text.toString(), Instant::parse));
    }

    @Example
    void refusesDaysThatAreNone() {
        for (String text : new String[] {"2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-10-10T25:00:00Z", ""}) {
            assertThatThrownBy(() -> new SampleTime().read(text)).isInstanceOf(DateTimeException.class);
        }
    }

    private static Object orNothing(String text, java.util.function.Function<String, Instant> read) {
        try {
            return read.apply(text);
        } catch (DateTimeException none) {
            return "no time";
        }
    }
}
