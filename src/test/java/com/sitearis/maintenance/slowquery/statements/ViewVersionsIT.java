package com.sitearis.maintenance.slowquery.statements;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.SqlFile;
import com.sitearis.maintenance.postgres.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries on functions that have the columns of each version's view, as PostgreSQL's documentation lists them. */
class ViewVersionsIT {

    private static final String SINCE_13 =
            "userid oid, dbid oid, QUERYID, query text, plans bigint, total_plan_time float8,"
                    + " min_plan_time float8, max_plan_time float8, mean_plan_time float8, stddev_plan_time float8, calls bigint,"
                    + " total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8,"
                    + " stddev_exec_time float8, rows bigint, shared_blks_hit bigint, shared_blks_read bigint,"
                    + " shared_blks_dirtied bigint, shared_blks_written bigint, local_blks_hit bigint, local_blks_read bigint,"
                    + " local_blks_dirtied bigint, local_blks_written bigint, temp_blks_read bigint, temp_blks_written bigint,"
                    + " TIMES, wal_records bigint, wal_fpi bigint, wal_bytes numeric";
    private static final String TEMPORARY = ", temp_blk_read_time float8, temp_blk_write_time float8";
    private static final String LOCAL = ", local_blk_read_time float8, local_blk_write_time float8";
    private static final String JIT = ", jit_functions bigint, jit_generation_time float8, jit_inlining_count bigint,"
            + " jit_inlining_time float8, jit_optimization_count bigint, jit_optimization_time float8,"
            + " jit_emission_count bigint, jit_emission_time float8";
    private static final String DEFORM = ", jit_deform_count bigint, jit_deform_time float8";
    private static final String SINCE = ", stats_since timestamptz, minmax_stats_since timestamptz";

    private static PgAddress address;

    @BeforeAll
    static void create() {
        address = TestServer.createDatabase("view_versions");
    }

    private static String columns(int version) {
        String times = version < 17
                ? "blk_read_time float8, blk_write_time float8"
                : "shared_blk_read_time float8, shared_blk_write_time float8";
        return SINCE_13.replace("QUERYID", version < 14 ? "queryid bigint" : "toplevel bool, queryid bigint")
                        .replace("TIMES", times)
                + (version < 15 ? "" : TEMPORARY + JIT)
                + (version < 17 ? "" : LOCAL + DEFORM + SINCE)
                + (version < 18
                        ? ""
                        : ", wal_buffers_full bigint, parallel_workers_to_launch bigint, parallel_workers_launched bigint");
    }

    @ParameterizedTest
    @CsvSource({
        "13, true, ",
        "14, false, ",
        "15, false, ",
        "16, false, ",
        "17, false, 2026-11-22",
        "18, false, 2026-11-22"
    })
    void theCountersOfEveryVersionAreRead(int version, boolean toplevel, String since) throws SQLException {
        String columns = columns(version);
        String row = Arrays.stream(columns.split(", ", -1))
                .map(column -> column.substring(0, column.indexOf(' ')))
                .map(ViewVersionsIT::value)
                .collect(Collectors.joining(", "));
        TestServer.execute(
                address,
                "drop schema if exists extensions cascade",
                "create schema extensions",
                "create function extensions.pg_stat_statements(showtext bool, " + outs(columns)
                        + ") returns setof record language sql as $$ select " + row + " $$",
                "create view extensions.pg_stat_statements as select * from extensions.pg_stat_statements(true)");
        try (Connection connection = TestServer.open(address);
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = extensions");
            try (ResultSet entry = statement.executeQuery(SqlFile.text("slowquery/statements.sql"))) {
                assertThat(entry.next()).isTrue();
                assertThat(entry.getLong("queryid")).isEqualTo(77);
                assertThat(entry.getBoolean("toplevel")).isEqualTo(toplevel);
                assertThat(entry.getString("stats_since")).isEqualTo(since == null ? null : since + " 00:00:00+00");
                assertThat(entry.getLong("calls")).isEqualTo(5);
                assertThat(entry.getDouble("total_ms")).isEqualTo(12.5);
                assertThat(entry.getLong("temporary_bytes")).isEqualTo(3 * 8192);
            }
            statement.execute("set maintenance.queryids = '{76,77}'");
            try (ResultSet text = statement.executeQuery(SqlFile.text("slowquery/statement-texts.sql"))) {
                assertThat(text.next()).isTrue();
                assertThat(text.getString("query")).isEqualTo("select $1");
            }
        }
    }

    private static String outs(String columns) {
        return Arrays.stream(columns.split(", ", -1))
                .map(column -> "out " + column)
                .collect(Collectors.joining(", "));
    }

    private static String value(String column) {
        return switch (column) {
            case "userid" -> "10::oid";
            case "dbid" -> "(select oid from pg_database where datname = current_database())";
            case "queryid" -> "77::bigint";
            case "toplevel" -> "false";
            case "query" -> "case when showtext then 'select $1' end";
            case "calls" -> "5::bigint";
            case "total_exec_time" -> "12.5::float8";
            case "temp_blks_written" -> "3::bigint";
            case "wal_bytes" -> "0::numeric";
            case "stats_since", "minmax_stats_since" -> "'2026-11-22 00:00:00+00'::timestamptz";
            default -> column.contains("time") ? "0::float8" : "0::bigint";
        };
    }
}
