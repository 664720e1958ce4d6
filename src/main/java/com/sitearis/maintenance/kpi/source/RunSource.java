package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.RunLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs that were due in the month. */
public final class RunSource implements MonthSource {

    /** The runs that were due in a period, one row each. */
    private static final String RUNS = """
            select id, job, target, slot, finished, state
            from app.run
            where slot >= :from and slot < :until
            order by slot, id""";

    private final JdbcClient jdbc;

    public RunSource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        if (!detail) {
            return inputs;
        }
        return inputs.withRuns(Input.of(
                jdbc.sql(RUNS)
                        .param("from", inputs.begin().atOffset(ZoneOffset.UTC))
                        .param("until", inputs.end().atOffset(ZoneOffset.UTC))
                        .query(RunSource::line)
                        .list(),
                "app.run"));
    }

    private static RunLine line(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished", OffsetDateTime.class);
        return new RunLine(
                row.getLong("id"),
                row.getString("job"),
                row.getString("target"),
                row.getObject("slot", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("state"));
    }
}
