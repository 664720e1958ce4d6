package com.sitearis.maintenance.slowquery.weekly.review;

import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.ORDERS;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.W46;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.calm;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.counted;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.facts;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.logged;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sitearis.maintenance.slowquery.history.QueryWeek;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegressionTest {

    @Test
    void isFoundAgainstTheMedianWithARobustDeviation() {
        Regression found = regression(counted(ORDERS, 20_000, 40), calm(ORDERS, 10, 12, 11, 9, 14))
                .orElseThrow();
        assertThat(found.usual()).isEqualTo(11);
        // |10-11| |12-11| |11-11| |9-11| |14-11| = 1 1 0 2 3, median 1.
        assertThat(found.deviation()).isCloseTo(1.4826, within(1e-9));
        assertThat(found.weeks()).isEqualTo(5);
        assertThat(found.extraMs()).isEqualTo(20_000 * 29);
    }

    @Test
    void oneOddWeekBeforeHidesNothing() {
        assertThat(regression(counted(ORDERS, 20_000, 40), calm(ORDERS, 10, 10, 400, 10, 10)))
                .isPresent();
    }

    @Test
    void isNoiseWhereTheWeeksBeforeDifferAsMuch() {
        assertThat(regression(counted(ORDERS, 20_000, 40), calm(ORDERS, 10, 35, 12, 50, 20, 28)))
                .isEmpty();
    }

    @Test
    void needsMoreOfAJumpWithFewWeeksBefore() {
        // Usual 100, floor 25 %: three deviations are 175 or more.
        assertThat(regression(counted(ORDERS, 20_000, 170), calm(ORDERS, 100))).isEmpty();
        assertThat(regression(counted(ORDERS, 20_000, 180), calm(ORDERS, 100))).isPresent();
        assertThat(regression(counted(ORDERS, 20_000, 170), calm(ORDERS, 100, 100, 100, 100)))
                .isPresent();
    }

    @Test
    void needsCallsAChangeThatIsFeltAndTimeThatItCosts() {
        assertThat(regression(counted(ORDERS, 19, 9_000), calm(ORDERS, 100))).isEmpty();
        assertThat(regression(counted(ORDERS, 20_000, 5.5), calm(ORDERS, 1)))
                .as("4.5 ms")
                .isEmpty();
        assertThat(regression(counted(ORDERS, 300, 250), calm(ORDERS, 100)))
                .as("45 s in all")
                .isEmpty();
    }

    @Test
    void isNotFoundAgainstAnotherSource() {
        List<QueryWeek> before = List.of(week(W46.minusWeeks(1), logged(ORDERS, 0, new double[30])));
        assertThat(regression(counted(ORDERS, 20_000, 4_000), before)).isEmpty();
        assertThat(regression(counted(ORDERS, 20_000, 4_000), List.of())).isEmpty();
    }

    private static Optional<Regression> regression(WeeklyQuery now, List<QueryWeek> before) {
        WeekFacts facts = facts(week(W46, now), before);
        Statement statement = facts.statements().get(0);
        return Regression.of(
                statement, facts.earlier(statement), facts.thresholds().regression());
    }
}
