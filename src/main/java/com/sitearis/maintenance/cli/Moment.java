package com.sitearis.maintenance.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment as a person writes it: {@code 2026-11-28T22:00} on the plan's wall clock, or with an offset. */
record Moment(TemporalAccessor written) {

    Instant at(ZoneId zone) {
        return written instanceof LocalDateTime local
                ? local.atZone(zone).toInstant()
                : OffsetDateTime.from(written).toInstant();
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            try {
                return new Moment(DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text.trim().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from));
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no moment; write 2026-11-28T22:00 (the plan's zone) or 2026-11-28T21:00Z");
            }
        }
    }
}
