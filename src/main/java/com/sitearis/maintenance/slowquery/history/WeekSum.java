package com.sitearis.maintenance.slowquery.history;

import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.sketch.DurationSketch;
import com.sitearis.maintenance.slowquery.sketch.SketchBytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Adds up the hours of one statement from one source. What no hour tells stays null. */
final class WeekSum {

    static final Comparator<WeekSum> COSTLIEST_FIRST = Comparator.comparingLong((WeekSum sum) -> sum.totalMicros)
            .reversed()
            .thenComparing(sum -> sum.fingerprint);

    private static final int HOURS = 168;
    static final String FIGURES =
            "calls, total_us, max_us, rows, shared_hit, shared_read, temporary_bytes, lock_waits, lock_us, errors,"
                    + " durations";
    private static final double MICROS = 1000.0;

    final Source source;
    final long fingerprint;
    final long[] microsByHour = new long[HOURS];
    long calls;
    long totalMicros;

    @Nullable
    Long maxMicros;

    @Nullable
    Long rows;

    @Nullable
    Long sharedHit;

    @Nullable
    Long sharedRead;

    @Nullable
    Long temporaryBytes;

    @Nullable
    Long lockWaits;

    @Nullable
    Long lockMicros;

    @Nullable
    Long errors;

    @Nullable
    DurationSketch durations;

    WeekSum(Source source, long fingerprint) {
        this.source = source;
        this.fingerprint = fingerprint;
    }

    /** A row of an hour. */
    void addHour(ResultSet row, ZoneId zone) throws SQLException {
        add(row);
        ZonedDateTime local = row.getObject("hour", OffsetDateTime.class).atZoneSameInstant(zone);
        int hour = (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
        microsByHour[hour] += row.getLong("total_us");
    }

    /** A row of a week. */
    void addWeek(ResultSet row) throws SQLException {
        add(row);
        Long[] micros = (Long[]) row.getArray("us_by_hour").getArray();
        for (int hour = 0; hour < HOURS; hour++) {
            microsByHour[hour] += micros[hour];
        }
    }

    /** The {@link #FIGURES} of a row. */
    private void add(ResultSet row) throws SQLException {
        calls += row.getLong("calls");
        totalMicros += row.getLong("total_us");
        Long longest = value(row, "max_us");
        maxMicros = longest == null || (maxMicros != null && maxMicros > longest) ? maxMicros : longest;
        rows = sum(rows, row, "rows");
        sharedHit = sum(sharedHit, row, "shared_hit");
        sharedRead = sum(sharedRead, row, "shared_read");
        temporaryBytes = sum(temporaryBytes, row, "temporary_bytes");
        lockWaits = sum(lockWaits, row, "lock_waits");
        lockMicros = sum(lockMicros, row, "lock_us");
        errors = sum(errors, row, "errors");
        byte[] sketch = row.getBytes("durations");
        if (sketch != null) {
            DurationSketch sum = durations == null ? new DurationSketch() : durations;
            SketchBytes.addTo(sum, sketch);
            durations = sum;
        }
    }

    private static @Nullable Long sum(@Nullable Long before, ResultSet row, String column) throws SQLException {
        Long more = value(row, column);
        return more == null ? before : before == null ? more : Long.valueOf(before + more);
    }

    private static @Nullable Long value(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    WeeklyQuery query(String text) {
        return new WeeklyQuery(
                source,
                new Fingerprint(fingerprint, text),
                calls,
                totalMicros / MICROS,
                maxMicros == null ? null : maxMicros / MICROS,
                durations,
                rows,
                sharedHit,
                sharedRead,
                temporaryBytes,
                lockWaits,
                lockMicros == null ? null : lockMicros / MICROS,
                errors,
                Arrays.stream(microsByHour).mapToObj(micros -> micros / MICROS).toList());
    }
}
