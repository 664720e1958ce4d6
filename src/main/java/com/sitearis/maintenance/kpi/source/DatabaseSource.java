package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.DatabaseDay;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.SeriesQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The databases day by day: size in the evening, connections and processor on average. */
public final class DatabaseSource implements MonthSource {

    private static final String SIZE = "db.size";

    private final Metrics metrics;

    public DatabaseSource(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        List<String> databases = metrics.targets(SIZE, report.environment());
        if (!detail || databases.isEmpty()) {
            return inputs;
        }
        List<DatabaseDay> days = new ArrayList<>();
        for (String database : databases) {
            for (int i = 1; i <= inputs.month().lengthOfMonth(); i++) {
                DatabaseDay day = day(inputs, database, inputs.month().atDay(i));
                if (day.bytes() != null) {
                    days.add(day);
                }
            }
        }
        return inputs.with(parts -> parts.databaseDays = Input.of(days, "metrics"));
    }

    private DatabaseDay day(MonthInputs inputs, String database, LocalDate day) {
        Instant from = day.atStartOfDay(inputs.zone()).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(inputs.zone()).toInstant();
        return new DatabaseDay(
                day,
                database,
                boxed(metrics.summary(ofDatabase(SIZE, inputs, database), from, until)
                        .last()),
                boxed(metrics.summary(ofDatabase("db.connections", inputs, database), from, until)
                        .mean()),
                boxed(metrics.summary(ofDatabase("cpu.used", inputs, database), from, until)
                        .mean()),
                boxed(metrics.summary(ofDatabase("db.cache-hits", inputs, database), from, until)
                        .mean()),
                boxed(metrics.summary(ofDatabase("db.deadlocks", inputs, database), from, until)
                        .sum()),
                seconds(metrics.summary(ofDatabase("db.longest-transaction", inputs, database), from, until)
                        .max()));
    }

    private static SeriesQuery ofDatabase(String metric, MonthInputs inputs, String database) {
        return SeriesQuery.of(metric, inputs.environment()).ofTarget(database);
    }

    private static @Nullable Duration seconds(OptionalDouble value) {
        return value.isPresent() ? Duration.ofMillis(Math.round(value.getAsDouble() * 1000)) : null;
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
