package com.sitearis.maintenance.cli.api;

import com.sitearis.maintenance.console.server.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server. What it refuses, and its silence, are failures as of the command itself. */
public final class ServerApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ROOT = "/api/v1";
    private static final int PAGE = 500;
    private static final int REFUSED_FROM = 400;

    private final ServerAccess server;
    private final HttpClient client;
    private final Duration patience;
    private final ZoneId zone;

    private record Part<T>(List<T> items, @Nullable String next) {}

    private ServerApi(ServerAccess server, Duration patience, HttpClient client) {
        this.server = server;
        this.client = client;
        this.patience = patience;
        this.zone = zoneOfPlan();
    }

    private ZoneId zoneOfPlan() {
        record Plan(ZoneId zone) {}
        try {
            return get("/plan", Plan.class).zone();
        } catch (ServerRefused e) {
            if (e.forbidden()) {
                return ZoneOffset.UTC; // the token is for other things
            }
            throw e;
        }
    }

    /** The server that was named; a failure when it does not answer. */
    public static ServerApi of(ServerAccess server, Duration patience) {
        return new ServerApi(server, patience, client(patience));
    }

    /** The server of this machine; empty when it turns out not to be there any more. */
    public static Optional<ServerApi> of(LocalServer local, String person, Duration patience) {
        try {
            return Optional.of(of(ServerAccess.of(local, person), patience));
        } catch (ServerSilent e) {
            if (e.refused()) {
                return Optional.empty();
            }
            throw e;
        } catch (ServerRefused e) {
            if (e.unknownToken()) {
                return Optional.empty(); // another program listens there since
            }
            throw e;
        }
    }

    private static HttpClient client(Duration patience) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** The plan's. */
    public ZoneId zone() {
        return zone;
    }

    /**
     * One thing.
     *
     * @param parameters names and values; those without a value are left out
     */
    public <T> T get(String path, Class<T> type, @Nullable Object... parameters) {
        return read(send(request(path + query(parameters)).GET()), type);
    }

    /** A list that comes in one part. */
    public <T> List<T> whole(String path, Class<T> type, @Nullable Object... parameters) {
        return part(path + query(parameters), type).items();
    }

    /**
     * A list that comes in parts.
     *
     * @param limit at most so many; 0 for all
     */
    public <T> List<T> list(String path, Class<T> type, int limit, @Nullable Object... parameters) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            int wanted = limit == 0 ? PAGE : Math.min(PAGE, limit - all.size());
            String more = query(parameters, "limit", wanted, "cursor", cursor);
            Part<T> part = part(path + more, type);
            all.addAll(part.items());
            cursor = part.next();
        } while (cursor != null && (limit == 0 || all.size() < limit));
        return all;
    }

    /**
     * Asks for a change.
     *
     * @param members names and values of the body; those without a value are left out
     */
    public <T> T post(String path, Class<T> type, @Nullable Object... members) {
        String body = JSON.writeValueAsString(pairs(members));
        return read(
                send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))),
                type);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + ROOT + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + server.token());
        return server.person() == null ? request : request.header("Maintenance-Person", server.person());
    }

    private String send(HttpRequest.Builder request) {
        HttpResponse<String> answer;
        try {
            answer = client.send(request.build(), BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new ServerSilent(server, "has not answered for " + patience.toSeconds() + " seconds", e);
        } catch (IOException e) {
            String why = e.getMessage() == null ? "" : ": " + e.getMessage();
            throw new ServerSilent(server, "cannot be reached" + why, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerSilent(server, "was not waited for", e);
        }
        if (answer.statusCode() >= REFUSED_FROM) {
            throw ServerRefused.of(answer.statusCode(), read(answer.body(), JsonNode.class));
        }
        return answer.body();
    }

    private <T> Part<T> part(String path, Class<T> type) {
        JavaType parts = JSON.getTypeFactory().constructParametricType(Part.class, type);
        return read(send(request(path).GET()), body -> JSON.readValue(body, parts));
    }

    private <T> T read(String body, Class<T> type) {
        return read(body, text -> JSON.readValue(text, type));
    }

    private <T> T read(String body, Function<String, T> reading) {
        try {
            return reading.apply(body);
        } catch (JacksonException e) {
            throw new ServerSilent(server, "does not answer as a maintenance server of this version does", e);
        }
    }

    private static String query(@Nullable Object[] parameters, @Nullable Object... more) {
        Map<String, Object> pairs = pairs(parameters);
        pairs.putAll(pairs(more));
        String query = pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + encoded(pair.getValue().toString()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** A name from outside as a part of a path. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, Object> pairs(@Nullable Object... namesAndValues) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                pairs.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return pairs;
    }
}
