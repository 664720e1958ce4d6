package com.sitearis.maintenance.metrics.intake;

import static com.sitearis.maintenance.metrics.intake.MetricsBench.say;
import static com.sitearis.maintenance.metrics.intake.MetricsBench.seconds;

import com.sitearis.maintenance.metrics.MetricsDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Batches of 1,000 samples over HTTP, as NDJSON and as JSON, and plain COPY of as many rows to compare with. */
final class IntakeBench {

    private static final int BATCH = 1000;
    private static final int SENDERS = 4;
    private static final int SERIES = 40;

    private final TestIntake intake;
    private final MetricsDatabase database;
    private final Processors processors;

    IntakeBench(TestIntake intake, MetricsDatabase database) {
        this.intake = intake;
        this.database = database;
        this.processors = new Processors(database);
    }

    void measure(int batches) throws Exception {
        copy(batches);
        for (boolean array : new boolean[] {false, true}) {
            List<byte[]> bodies = IntStream.range(0, SERIES)
                    .mapToObj(number -> body(number, array))
                    .toList();
            String form = array ? "JSON" : "NDJSON";
            send(bodies, batches, 0, form + "-warm-");
            Processors.Used before = processors.used();
            long begin = System.nanoTime();
            send(bodies, batches, 0, form + "-full-");
            double perSecond = (double) batches * BATCH / seconds(begin);
            Processors.Used used = processors.used().minus(before, (double) batches * BATCH / 1e6);
            say(
                    "%s over HTTP, %d senders: %.0f samples/s (target 150000); processor seconds for a million: %s",
                    form, SENDERS, perSecond, used);
            double half = Math.min(perSecond, 150_000) / 2;
            double[] millis = send(bodies, batches / 2, (int) (BATCH * SENDERS / half * 1e6), form + "-half-");
            Arrays.sort(millis);
            say(
                    "a request of %d samples at %.0f samples/s: median %.1f ms, p99 %.1f ms (target 100)",
                    BATCH, half, millis[millis.length / 2], millis[(int) (millis.length * 0.99)]);
        }
    }

    private void copy(int batches) {
        String rows = IntStream.range(0, BATCH * 10)
                .mapToObj(i -> i % SERIES + "\t2026-11-01 01:00:00.123+00\t" + (100 + i % 400) + ".5\n")
                .collect(Collectors.joining());
        JdbcTemplate template = new JdbcTemplate(database.dataSource());
        template.execute("create table bench_copy (series_id integer, at timestamptz, value double precision)");
        Processors.Used before = processors.used();
        long begin = System.nanoTime();
        for (int i = 0; i < batches / 10; i++) {
            template.execute((ConnectionCallback<Long>) connection -> {
                try {
                    return connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy bench_copy from stdin", new StringReader(rows));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        double perSecond = (double) batches * BATCH / seconds(begin);
        Processors.Used used = processors.used().minus(before, (double) batches * BATCH / 1e6);
        say("reference: plain COPY, 10,000 rows a transaction: %.0f rows/s; processor seconds: %s", perSecond, used);
        template.execute("drop table bench_copy");
    }

    /** Answers the milliseconds of each request. */
    private double[] send(List<byte[]> bodies, int count, int microsBetween, String name) throws Exception {
        Queue<Double> times = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS, work -> new Thread(work, "bench-sender"));
        List<Future<?>> ended = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            ended.add(senders.submit(() -> {
                for (int batch = next.getAndIncrement(); batch < count; batch = next.getAndIncrement()) {
                    long begin = System.nanoTime();
                    post(bodies.get(batch % bodies.size()), name + batch);
                    long took = System.nanoTime() - begin;
                    times.add(took / 1e6);
                    LockSupport.parkNanos(Math.max(0, microsBetween * 1000L - took));
                }
                processors.senderEnds();
                return null;
            }));
        }
        senders.shutdown();
        senders.awaitTermination(10, TimeUnit.MINUTES);
        for (Future<?> one : ended) {
            one.get();
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** In the sender's own thread, so that its processor time can be told from the server's. */
    private void post(byte[] body, String key) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) intake.uri("/ingest/samples").toURL().openConnection();
        request.setDoOutput(true);
        request.setFixedLengthStreamingMode(body.length);
        request.setRequestProperty("Authorization", "Bearer " + TestIntake.TOKEN);
        request.setRequestProperty("Idempotency-Key", key);
        try (OutputStream out = request.getOutputStream()) {
            out.write(body);
        }
        if (request.getResponseCode() != 200) {
            throw new IOException(new String(request.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        request.getInputStream().readAllBytes();
    }

    /** Every sample at a time of its own, as measured ones are. */
    private static byte[] body(int number, boolean array) {
        Instant at = Instant.parse("2026-11-01T01:00:00.001Z").plusMillis(number * 50_000L);
        String samples = IntStream.range(0, BATCH)
                .mapToObj(i -> "{\"metric\":\"bench.http\",\"environment\":\"production\",\"target\":\"shop\","
                        + "\"labels\":{\"component\":\"c" + i % SERIES + "\"},\"at\":\"" + at.plusMillis(i * 47L)
                        + "\",\"value\":" + (100 + (i * 7919L + number) % 400) + ".5}")
                .collect(Collectors.joining(array ? "," : "\n"));
        return (array ? "[" + samples + "]" : samples).getBytes(StandardCharsets.UTF_8);
    }
}
