package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.JobLine;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.RunLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs that were due in the month: counted by job, and one by one where they did not succeed. */
public final class RunSource implements MonthSource {

    private static final int MOST = 1000;
    private static final String SOURCE = "app.run";

    private static final String JOBS = """
            select job, target, count(*) as due, count(*) filter (where state = 'SUCCEEDED') as succeeded,
                   max(id) filter (where state = 'SUCCEEDED') as proof,
                   max(finished) filter (where state = 'SUCCEEDED') as finished
            from app.run
            where slot >= :from and slot < :until
            group by job, target
            order by job, target""";

    private static final String NOT_SUCCEEDED = """
            select id, job, target, slot, finished, state
            from app.run
            where slot >= :from and slot < :until and state <> 'SUCCEEDED'
            order by slot, id
            limit :most""";

    private final JdbcClient jdbc;

    public RunSource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        if (!detail) {
            return inputs;
        }
        List<JobLine> jobs = query(JOBS, inputs)
                .query((row, number) -> new JobLine(
                        row.getString("job"),
                        row.getString("target"),
                        row.getLong("due"),
                        row.getLong("succeeded"),
                        row.getObject("proof", Long.class),
                        instant(row, "finished")))
                .list();
        List<RunLine> failed = query(NOT_SUCCEEDED, inputs)
                .param("most", MOST)
                .query((row, number) -> new RunLine(
                        row.getLong("id"),
                        row.getString("job"),
                        row.getString("target"),
                        row.getObject("slot", OffsetDateTime.class).toInstant(),
                        instant(row, "finished"),
                        row.getString("state")))
                .list();
        return inputs.with(parts -> {
            parts.jobs = Input.of(jobs, SOURCE);
            parts.runs = Input.of(failed, SOURCE);
        });
    }

    private JdbcClient.StatementSpec query(String sql, MonthInputs inputs) {
        return jdbc.sql(sql)
                .param("from", inputs.begin().atOffset(ZoneOffset.UTC))
                .param("until", inputs.end().atOffset(ZoneOffset.UTC));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
