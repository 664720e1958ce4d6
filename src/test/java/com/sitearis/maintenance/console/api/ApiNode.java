package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.schedule.PlanFiles;
import com.sitearis.maintenance.schedule.QuartzCron;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole node with its console on a real database, asked over real HTTP. */
final class ApiNode implements AutoCloseable {

    /** A secret of the plan, to be found nowhere. */
    static final String MARKED = "marked-secret-52d1c7";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** As the program itself: every configuration there is, but those that put other tests' programs together. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "com.sitearis.maintenance",
            excludeFilters = @ComponentScan.Filter(SpringBootApplication.class))
    static class Application {}

    final Rehearsed rehearsed;
    final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    ApiNode(PgAddress database, Rehearsed rehearsed, List<JobSpec> jobs, Duration sweep) {
        this(database, rehearsed, plan(jobs), sweep);
    }

    ApiNode(PgAddress database, Rehearsed rehearsed, MaintenancePlan plan, Duration sweep) {
        this.rehearsed = rehearsed;
        Secret password = database.password();
        SpringApplication application = new SpringApplication(Application.class);
        application.addInitializers(context -> register((GenericApplicationContext) context, plan));
        List<String> arguments = List.of(
                "--spring.main.web-application-type=servlet",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--maintenance.serving=true",
                "--maintenance.shutdown-grace=0s",
                "--maintenance.schedule.sweep=" + sweep,
                "--spring.datasource.url=" + PgConnections.url(database),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + (password == null ? "" : password.reveal()));
        context = application.run(arguments.toArray(String[]::new));
        issueTokens();
    }

    private void register(GenericApplicationContext context, MaintenancePlan plan) {
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(Home.class, TestServer::home);
        context.registerBean(PgPrograms.class, TestServer::programs);
        context.registerBean(CronDialect.class, QuartzCron::new);
        context.registerBean(CurrentPlan.class, () -> new CurrentPlan(plan));
        context.registerBean(PlanFiles.class, () -> () -> plan);
        context.registerBean(Rehearsed.class, () -> rehearsed);
    }

    static MaintenancePlan plan(List<JobSpec> jobs) {
        PgAddress shop = new PgAddress(
                "127.0.0.1", 1, "shop", "reader", new Secret("SHOP_PASSWORD", MARKED), Map.of("sslkey", MARKED));
        return new MaintenancePlan(
                "test",
                ZoneId.of("Europe/Paris"),
                Locale.ENGLISH,
                Map.of("production", new Environment("production")),
                Map.of("shop", new Database("shop", "production", shop, null)),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                jobs,
                Channels.NONE,
                null,
                new ConsoleSettings("127.0.0.1", 1, null, false, null));
    }

    private void issueTokens() {
        Accounts accounts = context.getBean(Accounts.class);
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT) + "-of-tests";
            if (accounts.find(name).isEmpty()) {
                accounts.add(name, role, "a test");
                accounts.changePassword(name, "a password of 4 words");
            }
            tokens.put(
                    role,
                    context.getBean(Tokens.class)
                            .issue(
                                    accounts.find(name).orElseThrow(),
                                    "node " + context.getId() + System.nanoTime(),
                                    role,
                                    List.of(),
                                    Duration.ofDays(1))
                            .secret());
        }
    }

    /** A status, headers and a JSON document. */
    record Answer(
            int status,
            HttpResponse<String> response,
            @Nullable JsonNode body) {

        JsonNode json() {
            return Objects.requireNonNull(body);
        }

        String location() {
            return response.headers().firstValue("Location").orElse("");
        }
    }

    Answer get(String path) {
        return send(Role.VIEWER, "GET", path, null);
    }

    Answer post(String path, @Nullable String body, String... headers) {
        return send(Role.OPERATOR, "POST", path, body, headers);
    }

    Answer send(@Nullable Role role, String method, String path, @Nullable String body, String... headers) {
        return sendTo(port(), role, method, path, body, headers);
    }

    /** Asks another node on the same database. */
    Answer sendTo(int port, @Nullable Role role, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (role != null) {
            request.header("Authorization", "Bearer " + tokens.get(role));
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") && !response.body().isEmpty()
                    ? JsonMapper.shared().readTree(response.body())
                    : null;
            return new Answer(response.statusCode(), response, body);
        } catch (IOException e) {
            throw new IllegalStateException(request + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
