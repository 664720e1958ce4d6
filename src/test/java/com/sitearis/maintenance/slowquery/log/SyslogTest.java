package com.sitearis.maintenance.slowquery.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.slowquery.LogAnalysis;
import com.sitearis.maintenance.slowquery.LogAnalysis.Amount;
import com.sitearis.maintenance.slowquery.LogEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogTest {

    /** As rsyslog writes it, with the old and the new time. */
    @ParameterizedTest
    @ValueSource(strings = {"Nov 22 07:52:11", "2026-11-22T07:52:11.178+01:00"})
    void recordsOfSessionsThatWriteAtOnceComeTogether(String time) {
        String one = time + " db1 postgres[71]: ";
        String two = time + " db1 postgres[72]: ";
        LogAnalysis log = Logs.read(one + "[5-1] user=ann,db=shop LOG:  duration: 1.500 ms  statement: select a,\n"
                + two + "[3-1] user=bob,db=shop ERROR:  division by zero\n"
                + one + "[5-2] #011  b\n"
                + two + "[3-2] user=bob,db=shop STATEMENT:  select 1\n"
                + one + "[5-3] #011from t where c in (1, 2\n"
                + two + "[3-3] #011/ 0\n"
                + one + "[5-4] , 3)\n"
                + one + "[6-1] user=ann,db=shop LOG:  duration: 2.000 ms  statement: select 1\n");

        assertThat(log.events().get(LogEvent.STATEMENT)).isEqualTo(new Amount(2, 3500));
        assertThat(log.unreadableLines()).isZero();
        assertThat(log.users()).containsOnlyKeys("ann");
        assertThat(log.queries().stream().map(query -> query.fingerprint().text()))
                .containsExactlyInAnyOrder("select a, b from t where c in (...)", "select ? / ?", "select ?");
    }
}
