package com.sitearis.maintenance.slowquery.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.slowquery.LogAnalysis;
import org.junit.jupiter.api.Test;

/** A marked secret in every place where a log holds what customers wrote. */
class RedactionTest {

    private static final String BEGIN = "2026-11-22 08:00:00.000 UTC [7] ann@shop ";

    @Test
    void noLiteralOfTheLogComesOut() {
        String[] literals = {
            "'SECRET'",
            "'it''s SECRET'",
            "E'a\\' SECRET'",
            "$$ SECRET $$",
            "$t$ $$ SECRET $t$",
            "N'SECRET'",
            "U&'SECRET'",
            "'one'\n\t'SECRET'",
            "/* SECRET */ 1",
            "1 -- SECRET\n\t",
            "'line\n\t2026-11-22 08:00:00.000 UTC [7] ann@shop LOG:  duration: 1.000 ms  statement: select ''SECRET''",
            "'SECRET",
            "$$ SECRET"
        };
        StringBuilder log = new StringBuilder();
        for (String literal : literals) {
            log.append(BEGIN)
                    .append("LOG:  duration: 1.000 ms  statement: select ")
                    .append(literal)
                    .append('\n');
            log.append(BEGIN).append("ERROR:  invalid input syntax for type integer: \"SECRET\"\n");
            log.append(BEGIN)
                    .append("STATEMENT:  insert into t values (")
                    .append(literal)
                    .append(")\n");
        }
        log.append(BEGIN).append("LOG:  duration: 2.000 ms  execute s1: select $1\n");
        log.append(BEGIN).append("DETAIL:  parameters: $1 = 'SECRET', $2 = 'it''s SECRET'\n");
        log.append(BEGIN).append("ERROR:  duplicate key value violates unique constraint \"t_pkey\"\n");
        log.append(BEGIN).append("DETAIL:  Key (mail)=(SECRET) already exists.\n");
        log.append(BEGIN).append("CONTEXT:  COPY t, line 1, column mail: \"SECRET\"\n");
        log.append(BEGIN)
                .append("LOG:  duration: 3.000 ms  plan:\n\tQuery Text: select 'SECRET'\n\tResult (cost=0 rows=1)\n");
        log.append(BEGIN).append("LOG:  set password = SECRET\n");
        log.append("no line of a log SECRET\n");

        LogAnalysis analysis = Logs.read(log.toString());

        assertThat(analysis.queries()).hasSizeGreaterThan(3);
        assertThat(shown(analysis)).doesNotContain("SECRET").doesNotContain("secret");
    }

    private static String shown(LogAnalysis analysis) {
        StringBuilder all = new StringBuilder(Logs.figures(analysis).toString());
        analysis.queries()
                .forEach(query -> all.append(query.fingerprint().text()).append('\n'));
        return all.append(analysis.unreadable())
                .append(analysis.notes())
                .append(analysis.states())
                .toString();
    }
}
