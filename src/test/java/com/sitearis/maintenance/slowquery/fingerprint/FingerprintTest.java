package com.sitearis.maintenance.slowquery.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            select   1 ;                                        | select ?
            SELECT E'a\\'b', $$x 'y' z$$, B'101', X'1F'         | select ?, ?, ?, ?
            SELECT U&'d\\0061', N'x', u&"Id", DATE '2024-01-01' | select ?, ?, "Id", date ?
            select 'a''b', $t$ $$ 'x $t$, 'c'                   | select ?, ?, ?
            x = -5 AND y=+3 AND z = 1.5e10 AND h = 0xFF         | x = ? and y = + ? and z = ? and h = ?
            a -5, a - -5, .5, a.b, t1.x, 1_000                  | a - ?, a - ?, ?, a.b, t1.x, ?
            a is not null and b is true and c = true            | a is not null and b is true and c = ?
            id IN (1,2,3)                                       | id in (...)
            id IN ($1, $2)                                      | id in (...)
            b in (cast($1 as date), cast('x' as date))          | b in (...)
            b in ('a'::text, 'b'::varchar(20))                  | b in (...)
            (a,b) in ((1,2),(3,4))                              | (a, b) in (...)
            id in (1, b) and x in (cast(a as int))              | id in (?, b) and x in (cast(a as int))
            id = ANY(ARRAY[1,2,3])                              | id = any(array[...])
            id = ANY('{1,2}'::int[])                            | id = any(?::int[])
            insert into t values (1,'x'),(2,'y')                | insert into t values (?, ?)
            insert into t values (now(),1),(now(),2),(3,4)      | insert into t values (now(), ?), (?, ?)
            values (1),(2) union all select 3                   | values (?) union all select ?
            BEGIN; UPDATE t SET a=1; COMMIT;                    | begin; update t set a = ?; commit
            select a /* b /* c */ d */ -- e                     | select a
            select a != b, a<>b                                 | select a <> b, a <> b
            data->'a'->>0, d @> '{}'                            | data -> ? ->> ?, d @> ?
            declare c_1 cursor for select 1                     | declare ? cursor for select ?
            FETCH 10 FROM cur_12                                | fetch ? from ?
            close "C 1"                                         | close ?
            savepoint sp_1; rollback to savepoint sp_1          | savepoint ?; rollback to savepoint ?
            execute q_1(1, 'a')                                 | execute ?(?, ?)
            deallocate prepare q_1                              | deallocate prepare ?
            set local app.user to secret, 'x'                   | set local app.user to ?
            select "Mixed Case" FROM T                          | select "Mixed Case" from t
            """)
    void hasOneNormalForm(String sql, String normal) {
        assertThat(Fingerprint.of(sql).text()).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            select * from t where a = 5 limit 10 offset 20      | select * from t where a = $1 limit $2 offset $3
            select -1.25::numeric, - 3                          | select -$1::numeric, $2
            select extract(Year from at), "extract"(a, b)       | select extract($1 from at), "extract"(a, b)
            select true, null, interval '1 day'                 | select $1, $2, interval $3
            insert into t values (1, 'a'), (2, 'b')             | insert into t values ($1, $2), ($3, $4)
            id in (1,2,3)                                       | id in ($1 /*, ... */)
            """)
    void isTheSameForTheTextOfPgStatStatements(String log, String statistics) {
        assertThat(Fingerprint.of(log)).isEqualTo(Fingerprint.of(statistics));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'secret",
                "select E'a\\' secret",
                "select $$ secret",
                "select $a$ $b$ secret $b",
                "select /* secret",
                "select 1 -- secret",
                "select 'x'\n  'secret'",
                "select U&'secret', n'secret', b'secret'",
                "insert into t values ('it''s secret')",
                "set password = secret",
                "create role r password 'secret'",
                "do $x$ begin perform 'secret'; end $x$"
            })
    void holdsNoLiteralOfWhateverKindAndHoweverCut(String sql) {
        assertThat(Fingerprint.of(sql).text()).doesNotContain("secret");
    }

    @Test
    void staysTheSameFromVersionToVersion() {
        assertThat(Fingerprint.of("select 1").id()).isEqualTo("ba508bfc86373ba7");
    }

    @Test
    void isBoundedForStatementsWithoutBoundAndTellsTheirEndsApart() {
        String names = "select " + "name, ".repeat(100_000);
        Fingerprint one = Fingerprint.of(names + "a");
        assertThat(one.text().length()).isLessThanOrEqualTo(64 * 1024);
        assertThat(one.hash()).isNotEqualTo(Fingerprint.of(names + "b").hash());
        assertThat(Fingerprint.of("select " + "(".repeat(10_000)).text()).startsWith("select ((");
        assertThat(Fingerprint.of("x in (" + "1,".repeat(100_000) + "1)").text())
                .isEqualTo("x in (...)");
    }
}
