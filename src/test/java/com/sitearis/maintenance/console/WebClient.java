package com.sitearis.maintenance.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends requests to the console, byte for byte as a test wants them; follows no redirect and keeps its own cookies. */
final class WebClient {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String link;
    final Map<String, String> cookies = new LinkedHashMap<>();

    WebClient(String link) {
        this.link = link;
    }

    /** @param endpoint method and path */
    HttpResponse<String> send(String endpoint, Map<String, String> headers) throws IOException, InterruptedException {
        return send(endpoint, headers, "", "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String endpoint, Map<String, String> headers, String body, String type)
            throws IOException, InterruptedException {
        String[] words = endpoint.split(" ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(link + words[1]))
                .timeout(Duration.ofSeconds(30))
                .method(words[0], words[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!words[0].equals("GET")) {
            request.header("Content-Type", type);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        headers.forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String[] parts = cookie.split(";", 2)[0].split("=", 2);
        if (parts[1].isEmpty()) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET " + path, Map.of());
    }

    /** A form as the page has it: with the token of the page before. */
    HttpResponse<String> post(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("no form on " + page);
        }
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token.group(1));
        return send("POST " + path, Map.of(), form(all), "application/x-www-form-urlencoded");
    }

    HttpResponse<String> logIn(String account, String password) throws IOException, InterruptedException {
        return post("/login", "/login", Map.of("name", account, "password", password));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> List.of(field.getKey(), field.getValue()).stream()
                        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("=")))
                .collect(Collectors.joining("&"));
    }
}
