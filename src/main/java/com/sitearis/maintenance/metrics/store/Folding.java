package com.sitearis.maintenance.metrics.store;

import static com.sitearis.maintenance.metrics.store.SqlTime.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Adds the hours of a month up to days of a zone. The zone's days do not end with the months of UTC: a day that has a row
 * already is added to.
 */
final class Folding {

    private static final String HOURS = "select series_id, hour, " + Rollup.COLUMNS + """

            from app.sample_hour where hour >= ? and hour < ? order by series_id, hour, part""";
    private static final String DAY =
            "select " + Rollup.COLUMNS + " from app.sample_day where series_id = ? and starts = ?";
    private static final String UPSERT = "insert into app.sample_day (series_id, starts, ends, " + Rollup.COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (series_id, starts) do update set "
            + "n = excluded.n, sum = excluded.sum, sum_sq = excluded.sum_sq, min = excluded.min, max = excluded.max, "
            + "threshold = excluded.threshold, n_over = excluded.n_over, last_at = excluded.last_at, "
            + "last = excluded.last, algorithm = excluded.algorithm, sketch = excluded.sketch";
    private static final int FETCH = 1000;

    private final JdbcTemplate template;

    Folding(JdbcTemplate template) {
        this.template = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.template.setFetchSize(FETCH);
    }

    /** In the caller's transaction. */
    void fold(YearMonth month, ZoneId zone) {
        Days days = new Days(zone);
        template.query(HOURS, days::hour, timestamp(Hours.begin(month)), timestamp(Hours.end(month)));
        days.complete();
    }

    private final class Days {

        private final ZoneId zone;
        private @Nullable Rollup rollup;
        private int series;
        private LocalDate date = LocalDate.MIN;

        Days(ZoneId zone) {
            this.zone = zone;
        }

        void hour(ResultSet row) throws SQLException {
            int its = row.getInt("series_id");
            LocalDate itsDate = SqlTime.instant(row, "hour").atZone(zone).toLocalDate();
            if (rollup == null || its != series || !itsDate.equals(date)) {
                complete();
                series = its;
                date = itsDate;
                rollup = stored();
            }
            rollup.add(row);
        }

        private Rollup stored() {
            Rollup stored = new Rollup(null);
            template.query(
                    DAY,
                    row -> {
                        stored.add(row);
                    },
                    series,
                    timestamp(start(date)));
            return stored;
        }

        void complete() {
            if (rollup != null) {
                List<@Nullable Object> values = new ArrayList<>();
                values.add(series);
                values.add(timestamp(start(date)));
                values.add(timestamp(start(date.plusDays(1))));
                values.addAll(rollup.values());
                template.update(UPSERT, values.toArray());
            }
        }

        private Instant start(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
    }
}
