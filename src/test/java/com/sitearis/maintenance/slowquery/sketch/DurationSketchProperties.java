package com.sitearis.maintenance.slowquery.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DurationSketchProperties {

    @Property(tries = 200)
    void percentilesAreWithinTheirErrorHoweverTheValuesCame(
            @ForAll @Size(min = 1, max = 400) List<@LongRange(min = 0, max = 50_000_000_000L) Long> micros) {
        DurationSketch whole = new DurationSketch();
        DurationSketch left = new DurationSketch();
        DurationSketch right = new DurationSketch();
        for (int i = 0; i < micros.size(); i++) {
            whole.add(micros.get(i));
            (i % 3 == 0 ? left : right).add(micros.get(i));
        }
        left.merge(right);

        List<Long> sorted = micros.stream().sorted().toList();
        assertThat(left.count()).isEqualTo(micros.size());
        for (double share : new double[] {0.01, 0.5, 0.95, 1}) {
            long exact = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
            assertThat((double) whole.percentile(share)).isBetween(exact * 0.992, exact * 1.008);
            assertThat(left.percentile(share)).isEqualTo(whole.percentile(share));
        }
    }

    @Property(tries = 200)
    void everyValueLiesInItsBucket(@ForAll @LongRange(min = 0) long micros) {
        long middle = DurationSketch.middle(DurationSketch.bucket(micros));
        assertThat(Math.abs((double) middle - micros)).isLessThanOrEqualTo(micros * 0.008);
    }
}
