package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.collect.PrometheusScrapeSettings.Taken;
import com.sitearis.maintenance.metrics.collect.PrometheusText.Reading;
import com.sitearis.maintenance.metrics.store.Readings;
import com.sitearis.maintenance.metrics.store.Readings.Pair;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.springframework.batch.core.job.Job;

/** Reads a page in Prometheus' text format and keeps what the job file names. */
public final class PrometheusScrapeJob implements RunRecipe<PrometheusScrapeSettings> {

    private static final PrometheusScrapeKind KIND = new PrometheusScrapeKind();
    private static final String CPU = "node_cpu_seconds_total";
    private static final String CPU_ALL = "node-cpu all";
    private static final String CPU_IDLE = "node-cpu idle";
    private static final String DISK_FREE = "node_filesystem_avail_bytes";
    private static final String DISK_SIZE = "node_filesystem_size_bytes";

    private final Readings readings;
    private final Clock clock;
    private final Fetch fetch = new Fetch();

    public PrometheusScrapeJob(Readings readings, Clock clock) {
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public JobKind<PrometheusScrapeSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<PrometheusScrapeSettings> assignment, JobSteps steps) {
        String job = assignment.job().name();
        String id = assignment.slot().toString();
        return steps.job()
                .start(steps.step("scrape", scope -> scrape(assignment.settings(), job, id, scope)))
                .build();
    }

    void scrape(PrometheusScrapeSettings settings, String job, String id, StepScope scope) {
        String page = new String(fetch.get(settings.url(), account(settings)), StandardCharsets.UTF_8);
        Instant at = clock.instant();
        Map<String, Double> reading = reading(PrometheusText.read(page), settings);
        int samples = readings.deliver(
                "prometheus-scrape:" + job, id, at, reading, pair -> new Made(settings, at, pair).samples());
        scope.note(samples + " samples");
    }

    private static Map<String, String> account(PrometheusScrapeSettings settings) {
        if (settings.user() == null || settings.password() == null) {
            return Map.of();
        }
        String account = settings.user() + ":" + settings.password().reveal();
        return Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
    }

    /** What of the page counts, by names of our own. A value the page lacks is a failure: silence is not health. */
    private static Map<String, Double> reading(List<Reading> page, PrometheusScrapeSettings settings) {
        Map<String, Double> reading = new TreeMap<>();
        if (settings.nodeCpu()) {
            // Each processor and mode is a counter of its own: one that was reset must not hide in a sum.
            page.stream()
                    .filter(one -> one.name().equals(CPU))
                    .forEach(one -> reading.put(
                            ("idle".equals(one.labels().get("mode")) ? CPU_IDLE : CPU_ALL) + " " + one.labels(),
                            one.value()));
            if (reading.isEmpty()) {
                throw missing(CPU);
            }
        }
        String disk = settings.nodeDisk();
        if (disk != null) {
            Map<String, String> mount = Map.of("mountpoint", disk);
            reading.put(DISK_FREE, sum(page, DISK_FREE, mount));
            reading.put(DISK_SIZE, sum(page, DISK_SIZE, mount));
        }
        for (Taken taken : settings.take()) {
            reading.put(key(taken), sum(page, taken.name(), taken.labels()));
        }
        return reading;
    }

    private static double sum(List<Reading> page, String name, Map<String, String> labels) {
        List<Reading> found = page.stream()
                .filter(one -> one.name().equals(name) && one.has(labels))
                .toList();
        if (found.isEmpty()) {
            throw missing(name + (labels.isEmpty() ? "" : " with " + labels));
        }
        return found.stream().mapToDouble(Reading::value).sum();
    }

    private static CollectorFailed missing(String what) {
        return new CollectorFailed("the page has no " + what, null);
    }

    private static String key(Taken taken) {
        return "take " + taken.name() + " " + new TreeMap<>(taken.labels()) + " " + taken.metric();
    }

    /** The samples of one reading. */
    private static final class Made {

        private final PrometheusScrapeSettings settings;
        private final Instant at;
        private final Pair pair;
        private final List<Sample> samples = new ArrayList<>();

        Made(PrometheusScrapeSettings settings, Instant at, Pair pair) {
            this.settings = settings;
            this.at = at;
            this.pair = pair;
        }

        List<Sample> samples() {
            if (settings.nodeCpu()) {
                add("cpu.used", cpuUsed());
            }
            if (settings.nodeDisk() != null) {
                double free = pair.now().getOrDefault(DISK_FREE, 0.0);
                double size = pair.now().getOrDefault(DISK_SIZE, 0.0);
                add("disk.free", size > 0 ? OptionalDouble.of(free / size) : OptionalDouble.empty());
            }
            for (Taken taken : settings.take()) {
                Double now = pair.now().get(key(taken));
                OptionalDouble gauge = now == null ? OptionalDouble.empty() : OptionalDouble.of(now);
                add(taken.metric(), taken.counter() ? pair.growth(key(taken)) : gauge);
            }
            return samples;
        }

        /** 1 - idle / all, of what the counters grew; absent when one of them was reset or is new. */
        private OptionalDouble cpuUsed() {
            double idle = 0;
            double all = 0;
            for (String name : pair.now().keySet()) {
                if (name.startsWith("node-cpu ")) {
                    OptionalDouble growth = pair.growth(name);
                    if (growth.isEmpty()) {
                        return OptionalDouble.empty();
                    }
                    all += growth.getAsDouble();
                    idle += name.startsWith(CPU_IDLE) ? growth.getAsDouble() : 0;
                }
            }
            return all > 0 ? OptionalDouble.of(1 - idle / all) : OptionalDouble.empty();
        }

        private void add(String metric, OptionalDouble value) {
            if (value.isPresent()) {
                Series series = Series.of(metric, settings.environment(), settings.target(), Map.of());
                samples.add(new Sample(series, at, value.getAsDouble()));
            }
        }
    }
}
