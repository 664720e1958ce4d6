package com.sitearis.maintenance.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.metrics.store.MetricStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever the order and number of deliveries, and whenever rollups run, the same lies in the database in the end. */
class MetricsPropertiesIT {

    private static final MetricsDatabase database = MetricsDatabase.create("metrics_properties");

    @AfterContainer
    static void drop() {
        database.close();
    }

    @Property(tries = 12)
    void orderAndRepetitionOfDeliveriesChangeNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<Delivery> deliveries = deliveries(random);
        List<String> plain = rollups(deliveries, random, false);

        List<Delivery> shuffled = new ArrayList<>(deliveries);
        shuffled.addAll(deliveries.subList(0, deliveries.size() / 2));
        Collections.shuffle(shuffled, random);
        assertThat(rollups(shuffled, random, true)).isEqualTo(plain);
    }

    /** Every column of every hour, in a text that shows each bit. */
    private static List<String> rollups(List<Delivery> deliveries, Random random, boolean between) {
        database.empty();
        SettableClock clock = new SettableClock("2026-11-05T00:00:00Z");
        MetricStore store = new MetricStore(database.dataSource(), clock, 100);
        for (Delivery delivery : deliveries) {
            store.store(delivery);
            if (between && random.nextInt(3) == 0) {
                store.due().forEach(hours -> store.rollUp(hours, ZoneOffset.UTC));
            }
        }
        store.due().forEach(hours -> store.rollUp(hours, ZoneOffset.UTC));
        return database.jdbc()
                .sql("select concat_ws('|', s.metric, s.labels, h.hour, h.part, h.n, h.sum, h.sum_sq, h.min, h.max,"
                        + " h.n_over, h.last_at, h.last, md5(h.sketch)) from app.sample_hour h join app.series s"
                        + " on s.id = h.series_id order by s.metric, s.labels::text, h.hour")
                .query(String.class)
                .list();
    }

    private static List<Delivery> deliveries(Random random) {
        List<Delivery> deliveries = new ArrayList<>();
        for (int d = 0; d < 8; d++) {
            List<Sample> samples = new ArrayList<>();
            for (int s = random.nextInt(30); s >= 0; s--) {
                Series series = Series.of(
                        random.nextBoolean() ? "web.lcp" : "unknown.metric",
                        "production",
                        "www",
                        Map.of("device", random.nextBoolean() ? "mobile" : "desktop"));
                Instant at = Instant.parse("2026-10-31T20:00:00Z").plusSeconds(random.nextInt(6 * 3600));
                samples.add(new Sample(series, at, value(random)));
            }
            deliveries.add(new Delivery("source", Integer.toString(d), samples));
        }
        return deliveries;
    }

    private static double value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> -random.nextDouble() * 1000;
            case 2 -> random.nextDouble() * 1e-9;
            case 3 -> random.nextDouble() * 1e12;
            default -> 2000 + random.nextInt(1000);
        };
    }
}
