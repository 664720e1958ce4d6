package com.sitearis.maintenance.backup.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A table's hash is that of its rows: not of their order, nor of the session that reads them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowHashIT {

    private PgAddress shop;

    @BeforeAll
    void aShop() throws Exception {
        shop = TestServer.createDatabase("hashed_shop");
        TestServer.execute(shop, Files.readString(Path.of("sql/demo/shop.sql")));
    }

    @AfterAll
    void dropIt() {
        TestServer.execute(TestServer.address(), "drop database if exists hashed_shop with (force)");
    }

    @Test
    void doesNotDependOnTheSessionsSettings() throws Exception {
        Map<String, BigDecimal> expected = hashes();
        assertThat(expected).hasSizeGreaterThan(50);
        for (String setting : List.of(
                "search_path = shop, public",
                "datestyle = 'SQL, DMY'",
                "intervalstyle = 'iso_8601'",
                "timezone = 'Asia/Kathmandu'",
                "bytea_output = 'escape'",
                "extra_float_digits = -10",
                "xmlbinary = 'hex'",
                "lc_monetary = 'C.UTF-8'",
                "default_text_search_config = 'pg_catalog.simple'",
                "standard_conforming_strings = off",
                "enable_seqscan = off",
                "quote_all_identifiers = on")) {
            TestServer.execute(shop, "alter database hashed_shop set " + setting);
        }
        assertThat(hashes()).isEqualTo(expected);
    }

    @Test
    void doesNotDependOnTheOrderOfRows() throws Exception {
        TestServer.execute(
                shop,
                "create table public.one as select * from shop.order_items order by order_id, line",
                "create table public.other as select * from shop.order_items order by md5(order_id::text || line)");
        Map<String, BigDecimal> hashes = hashes();
        assertThat(hashes.get("public.one")).isEqualTo(hashes.get("public.other"));
        TestServer.execute(shop, "drop table public.one, public.other");
    }

    /** Many small tables of few values each: whatever differs as a multiset of rows differs as a hash. */
    @Test
    void differsWhereverTheRowsDo() throws Exception {
        Random random = new Random(4711);
        Map<Reading.Rows, List<String>> rowsByWitness = new LinkedHashMap<>();
        try (Connection connection = TestServer.open(shop);
                Statement statement = connection.createStatement()) {
            SessionRules.apply(connection);
            connection.setAutoCommit(false);
            statement.execute("create temporary table t (a integer, b text, c numeric, d integer[]) on commit drop");
            List<String> expressions = List.of(
                    "t.a",
                    "t.b",
                    "pg_catalog.textin(pg_catalog.numeric_out(t.c))",
                    "pg_catalog.textin(pg_catalog.array_out(t.d))");
            for (int round = 0; round < 1500; round++) {
                statement.execute("truncate t");
                List<String> rows = random.ints(1 + random.nextInt(3), 0, 81)
                        .mapToObj(RowHashIT::row)
                        .sorted()
                        .toList();
                statement.execute("insert into t values " + String.join(", ", rows));
                var witness = Reading.rows(connection, RowHash.query("pg_temp.t", expressions, true));
                List<String> known = rowsByWitness.putIfAbsent(witness, rows);
                assertThat(known == null ? rows : known).isEqualTo(rows);
            }
        }
        assertThat(rowsByWitness).hasSizeGreaterThan(1000);
    }

    private static String row(int n) {
        String[] integers = {"null", "0", "1"};
        String[] texts = {"null", "''", "'0'"};
        String[] numbers = {"null", "1.0", "1.00"};
        String[] arrays = {"null::integer[]", "'{0,1}'::integer[]", "'{{0,1}}'::integer[]"};
        return "(" + integers[n % 3] + "::integer, " + texts[n / 3 % 3] + ", " + numbers[n / 9 % 3] + "::numeric, "
                + arrays[n / 27 % 3] + ")";
    }

    private Map<String, BigDecimal> hashes() throws Exception {
        Map<String, BigDecimal> hashes = new LinkedHashMap<>();
        try (Connection connection = TestServer.open(shop)) {
            SessionRules.apply(connection);
            List<Tables.Relation> tables = Tables.withRows(connection);
            var expressions = RowHash.expressions(
                    connection, tables.stream().map(Tables.Relation::oid).toList());
            for (Tables.Relation table : tables) {
                List<String> columns = Objects.requireNonNull(expressions.get(table.oid()));
                var rows = Reading.rows(connection, RowHash.query(table.quoted(), columns, true));
                hashes.put(
                        table.schema() + "." + table.name(), Objects.requireNonNullElse(rows.hash(), BigDecimal.ZERO));
            }
        }
        return hashes;
    }
}
