package com.sitearis.maintenance.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuartzCronTest {

    private final QuartzCron dialect = new QuartzCron();

    @Test
    void goodExpressionsHaveNoProblem() {
        for (String good :
                new String[] {"0 0 3 * * ?", "0 0 3 ? * SUN", "0 0 4 1 * ?", "0 0/15 * * * ?", "0 0 3 L * ? 2027"}) {
            assertThat(dialect.problem(good)).as(good).isEmpty();
        }
    }

    @Test
    void aUnixCronIsToldFromAQuartzCron() {
        assertThat(dialect.problem("0 3 * * *"))
                .contains("it has 5 fields; a cron has six, seconds first, or seven with a year");
        assertThat(dialect.problem("0 0 3 * * ? 2027 extra")).isPresent();
        assertThat(dialect.problem("")).isPresent();
    }

    @Test
    void badExpressionsAreExplained() {
        for (String bad : new String[] {
            "0 0 25 * * ?", "0 0 3 * * *", "0 0 3 ? * ?", "x 0 3 * * ?", "0 0 3 ? * FOO", "0 0 3 32 * ?", "0 0 3 ? * 9"
        }) {
            assertThat(dialect.problem(bad)).as(bad).isPresent();
        }
    }

    @Test
    void anExpressionThatNeverFiresIsAProblem() {
        assertThat(dialect.problem("0 0 3 30 2 ?")).contains("it never fires");
    }

    @Test
    void theNextFiringsAreGivenInOrder() {
        assertThat(dialect.fires("0 0 3 * * ?", ZoneId.of("Europe/Paris"), Instant.parse("2026-03-28T02:00:00Z"), 2))
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T01:00:00Z"));
        assertThat(dialect.fires("0 0 3 1 1 ? 2027", ZoneId.of("UTC"), Instant.parse("2026-03-28T02:00:00Z"), 3))
                .containsExactly(Instant.parse("2027-01-01T03:00:00Z"));
    }
}
