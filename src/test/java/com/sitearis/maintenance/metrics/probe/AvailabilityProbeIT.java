package com.sitearis.maintenance.metrics.probe;

import static com.sitearis.maintenance.metrics.probe.Site.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.incident.IncidentDatabase;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.ChecksRecorded;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.probe.AvailabilityProbeSettings.Component;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.run.RunStopped;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe against a real web server, stored in a real database. */
class AvailabilityProbeIT {

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static IncidentDatabase database;

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final List<ChecksRecorded> told = new CopyOnWriteArrayList<>();
    private final QuietScope scope = new QuietScope();
    private Site site;
    private SSLContext tls;

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("availability_probe");
    }

    @BeforeEach
    void open() throws Exception {
        database.empty();
        site = Site.open();
        tls = SSLContext.getDefault();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void tellsWhatIsUpAndWhyTheRestIsNot() throws Exception {
        site.page("/", saying(200, "Bienvenue à la boutique"))
                .page("/moved", exchange -> {
                    exchange.getResponseHeaders().add("Location", "/");
                    exchange.sendResponseHeaders(302, -1);
                })
                .page("/broken", saying(500, "oops"))
                .page("/empty", saying(200, "maintenance"))
                .page("/slow", Site.dripping());
        Map<String, Component> components = new TreeMap<>(Map.of(
                "site", site.component("/", 200, "à la boutique"),
                "followed", site.component("/moved", 200, "boutique"),
                "moved", site.component("/moved", 302, null),
                "broken", site.component("/broken", 200, null),
                "empty", site.component("/empty", 200, "boutique"),
                "slow", site.component("/slow", 200, null),
                "nowhere", new Component(URI.create("http://no-such-host.invalid/"), 200, null),
                "closed", new Component(URI.create("http://localhost:1/"), 200, null)));
        Instant before = clock.instant().minusMillis(1);
        probe(components, Duration.ofSeconds(1), Duration.ofMillis(300));

        Map<String, Check> checks = new TreeMap<>();
        told.forEach(event -> event.checks().forEach(check -> checks.put(check.component(), check)));
        Map<String, String> wrong = new TreeMap<>();
        checks.values().stream()
                .filter(check -> !check.up())
                .forEach(check -> wrong.put(check.component(), check.detail()));
        assertThat(wrong)
                .containsOnlyKeys("broken", "empty", "slow", "nowhere", "closed")
                .containsEntry("broken", "status 500, expected 200")
                .containsEntry("empty", "status 200, but without \"boutique\"")
                .containsEntry("slow", "no answer within 1 s")
                .containsEntry("nowhere", "its host name is not known");
        assertThat(wrong.get("closed")).contains("refused");
        assertThat(scope.notes).contains("3 of 8 up", "broken is down: status 500, expected 200");
        // Confirmed by a second try, and counted from the first.
        assertThat(site.asked("/broken")).isEqualTo(2);
        assertThat(site.asked("/")).isEqualTo(2);
        Instant firstRound = told.get(0).checks().get(0).at();
        assertThat(of(checks, "broken").at()).isBetween(before, firstRound.plusMillis(900));
        assertThat(of(checks, "site").interval()).isEqualTo(EVERY);
        assertThat(of(checks, "site").probe()).isEqualTo("availability");

        for (Check check : checks.values()) {
            assertThat(database.checks().between("production", check.component(), before, clock.instant()))
                    .containsExactly(check);
        }
        assertThat(new Metrics(database.source, clock).series())
                .extracting(
                        state -> state.series().metric() + " " + state.series().target())
                .contains("http.response site", "http.dns site", "http.connect site")
                .doesNotContain("http.response broken", "http.tls site");
    }

    @Test
    void oneFailureThatIsNotConfirmedIsNoFailure() throws Exception {
        AtomicInteger count = new AtomicInteger();
        site.page(
                "/",
                exchange ->
                        saying(count.getAndIncrement() == 0 ? 503 : 200, "back").answer(exchange));
        probe(Map.of("site", site.component("/", 200, null)), Duration.ofSeconds(2), Duration.ofMillis(100));
        assertThat(told)
                .singleElement()
                .satisfies(event -> assertThat(event.checks()).allMatch(Check::up));
        assertThat(scope.notes).anyMatch(note -> note.startsWith("site failed once"));
    }

    @Test
    void aCertificateIsTrustedByNameAndItsEndIsMeasured() throws Exception {
        SSLContext own = Site.certificate(folder);
        try (Site secure = Site.secure(own)) {
            secure.page("/", saying(200, "safe"));
            // Nobody vouches for it: that is down.
            probe(Map.of("shop", secure.component("/", 200, null)), Duration.ofSeconds(5), Duration.ofMillis(10));
            assertThat(told.get(0).checks())
                    .singleElement()
                    .satisfies(check -> assertThat(check.detail()).contains("certification path"));
            tls = own;
            probe(Map.of("shop", secure.component("/", 200, "safe")), Duration.ofSeconds(5), Duration.ofMillis(10));
            assertThat(told.get(1).checks()).allMatch(Check::up);
        }
        assertThat(new Metrics(database.source, clock).series())
                .extracting(SeriesState::series)
                .extracting(series -> series.metric())
                .contains("http.tls", "tls.left");
        var left = new Metrics(database.source, clock)
                .summary(
                        SeriesQuery.of("tls.left", "production"),
                        clock.instant().minusSeconds(60),
                        clock.instant().plusSeconds(60));
        assertThat(left.max().getAsDouble()).isBetween(9.9 * 86_400, 10.1 * 86_400);
    }

    @Test
    void asksManyAtOnceButNeverMoreThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Map<String, Component> components = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            components.put("c" + i, site.component("/page", 200, null));
        }
        site.page("/page", exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                Thread.sleep(20);
                saying(200, "ok").answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                now.decrementAndGet();
            }
        });
        probe(components, Duration.ofSeconds(10), Duration.ofMillis(10));
        assertThat(most.get()).isBetween(2, 8);
        assertThat(told.get(0).checks()).hasSize(60).allMatch(Check::up);
    }

    @Test
    void aStopDoesNotWaitForAnswers() throws Exception {
        site.page("/slow", Site.dripping());
        var running = CompletableFuture.runAsync(() -> {
            try {
                probe(
                        Map.of("slow", site.component("/slow", 200, null)),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(2));
            } catch (Exception e) {
                throw e instanceof RuntimeException stopped ? stopped : new IllegalStateException(e);
            }
        });
        while (site.asked("/slow") == 0) {
            Thread.onSpinWait();
        }
        scope.stop();
        assertThatThrownBy(() -> running.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(RunStopped.class);
        assertThat(told).isEmpty();
    }

    /** Those that hang are answered only once the last one was asked: with two lanes that stay full, it never would be. */
    @Test
    void whoeverHangsHoldsUpNobody() throws Exception {
        CountDownLatch lastAsked = new CountDownLatch(1);
        Map<String, Component> components = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            site.page("/hangs" + i, exchange -> {
                try {
                    if (lastAsked.await(20, TimeUnit.SECONDS)) {
                        saying(200, "at last").answer(exchange);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            components.put("a" + i, site.component("/hangs" + i, 200, null));
        }
        site.page("/last", exchange -> {
            lastAsked.countDown();
            saying(200, "here").answer(exchange);
        });
        components.put("last", site.component("/last", 200, null));
        probe(components, Duration.ofSeconds(15), Duration.ZERO, 2);
        assertThat(scope.notes).contains("6 of 6 up");
    }

    @Test
    void withoutComponentsNothingIsAskedAndNothingIsUp() throws Exception {
        probe(Map.of(), Duration.ofSeconds(1), Duration.ZERO);
        assertThat(scope.notes).containsExactly("nothing to ask yet: the job file names no components");
        assertThat(told).isEmpty();
    }

    private static Check of(Map<String, Check> checks, String component) {
        return Objects.requireNonNull(checks.get(component));
    }

    private void probe(Map<String, Component> components, Duration timeout, Duration confirmAfter) throws Exception {
        probe(components, timeout, confirmAfter, 8);
    }

    private void probe(Map<String, Component> components, Duration timeout, Duration confirmAfter, int atOnce)
            throws Exception {
        AvailabilityProbeSettings settings =
                new AvailabilityProbeSettings("production", null, components, timeout, confirmAfter, atOnce);
        AvailabilityProbeKind kind = new AvailabilityProbeKind();
        JobSpec job = new JobSpec(
                "availability",
                Path.of("availability.yaml"),
                kind,
                "",
                List.of(),
                new Schedule.Every(EVERY, Schedule.Missed.SKIP),
                kind.targets(settings),
                null,
                JobSpec.Retry.NONE,
                List.of(),
                settings);
        MaintenancePlan plan = new MaintenancePlan(
                "test",
                ZoneId.of("Europe/Paris"),
                Locale.ENGLISH,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(job));
        var assignment = new Assignment<>(7, plan, job, settings, "production", clock.instant());
        Findings findings = new Findings(assignment, database.checks(), new Metrics(database.source, clock), told::add);
        new ProbeWork(settings, findings, tls, clock).probe(scope);
    }
}
