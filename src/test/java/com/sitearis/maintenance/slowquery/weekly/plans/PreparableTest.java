package com.sitearis.maintenance.slowquery.weekly.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            select * from t where a = 1 and b in (1, 2)       | select * from t where a = $1 and b in ($2)
            select "a?b" from t where c = any(array[1,2])     | select "a?b" from t where c = any(array[$1])
            select date '2026-01-01', interval '1 day'        | select $1::date, $2::interval
            insert into t values (1, 'a'), (2, 'b')           | insert into t values ($1, $2)
            with x as (select 1) select * from x limit 5      | with x as (select $1) select * from x limit $2
            """)
    void givesParametersForConstants(String sql, String prepared) {
        assertThat(Preparable.of(Fingerprint.of(sql).text()).sql()).isEqualTo(prepared);
    }

    @Test
    void refusesWhatTheServerCouldTakeForMore() {
        assertThat(Preparable.of("select ?; drop table t").refusal()).isEqualTo("explain.several");
        assertThat(Preparable.of("select \"a;b\" from t").refusal()).isEqualTo("explain.several");
        assertThat(Preparable.of("vacuum t").refusal()).isEqualTo("explain.not-this-kind");
        assertThat(Preparable.of("(its text is not known)").refusal()).isEqualTo("explain.not-this-kind");
        assertThat(Preparable.of("selectx").refusal()).isEqualTo("explain.not-this-kind");
        assertThat(Preparable.of("select " + "a, ".repeat(30_000)).refusal()).isEqualTo("explain.truncated");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (orders.customer = $1)                                              | customer
            ((o.customer = $1) AND ((o.state)::text = $2))                      | customer, state
            ((day > $1) AND (customer = ANY ($2)) AND (day < $3))               | customer, day
            ((a = 1) OR (b = 2))                                                |
            (NOT done)                                                          |
            (lower(name) = $1)                                                  |
            ("Odd Name" = 'x'::text)                                            | "Odd Name"
            """)
    void anIndexTakesEqualColumnsFirst(String filter, String columns) {
        var index = IndexCandidate.of(new PlanTree.Scan("public", "Orders", "o", 5, filter));
        if (columns == null) {
            assertThat(index).isEmpty();
        } else {
            assertThat(index).hasValue("create index concurrently on public.\"Orders\" (" + columns + ")");
        }
    }
}
