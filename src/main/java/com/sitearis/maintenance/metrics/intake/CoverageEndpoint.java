package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.Payload;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.coverage.Coverage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /ingest/coverage?environment=…&branch=…&build=…}: the report of a build's tests. A build reports once; that is
 * one sample, and the build is its delivery's name, not a label, of which there would be no end.
 */
final class CoverageEndpoint implements Endpoint {

    private static final int MOST = 32 * 1024 * 1024;
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Metrics metrics;
    private final Turnstile turnstile;
    private final Clock clock;

    CoverageEndpoint(Metrics metrics, Turnstile turnstile, Clock clock) {
        this.metrics = metrics;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        String sender = request.sender(request.intake().tokens());
        String environment = request.environment(request.required("environment"));
        String branch = request.required("branch");
        String build = request.required("build");
        String target = request.parameter("target").orElse("");
        Instant at = request.parameter("at").map(Payload::instant).orElseGet(clock::instant);
        byte[] raw = request.rawBody(SamplesEndpoint.MOST_RAW, WITHIN);
        return turnstile.pass(() -> {
            Coverage coverage = Coverage.read(request.decoded(raw, MOST));
            Map<String, Object> told = new LinkedHashMap<>();
            List<Sample> samples = new ArrayList<>();
            Map<String, String> labels = Map.of("branch", branch);
            coverage.lines().ratio().ifPresent(ratio -> {
                told.put("lines", ratio);
                samples.add(new Sample(Series.of("coverage.lines", environment, target, labels), at, ratio));
            });
            coverage.branches().ratio().ifPresent(ratio -> {
                told.put("branches", ratio);
                samples.add(new Sample(Series.of("coverage.branches", environment, target, labels), at, ratio));
            });
            String source = "coverage:" + sender;
            String id = String.join(" ", environment, target, branch, build);
            boolean known = metrics.knows(source, id)
                    || metrics.store(new Delivery(source, id, samples)).known();
            told.put("known", known);
            return Answer.json(told);
        });
    }
}
