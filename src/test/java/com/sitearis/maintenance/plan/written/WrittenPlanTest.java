package com.sitearis.maintenance.plan.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrittenPlanTest {

    @Test
    void everyRowStandsOnceInItsOrderAndInBothLanguages() {
        assertThat(WrittenPlan.rows())
                .extracting(WrittenRow::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, WrittenPlan.ROWS).boxed().toList());
        assertThat(WrittenPlan.rows()).allSatisfy(row -> {
            assertThat(row.title().english())
                    .isNotBlank()
                    .isNotEqualTo(row.title().french());
            assertThat(row.title().in(Locale.CANADA_FRENCH))
                    .isEqualTo(row.title().french());
            assertThat(row.section().in(Locale.UK)).isEqualTo(row.section().english());
            assertThat(row.by()).isNotEmpty();
        });
    }
}
