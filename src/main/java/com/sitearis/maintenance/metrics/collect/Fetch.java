package com.sitearis.maintenance.metrics.collect;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** GET and POST with an end: bounded in time and size, and never led elsewhere by a redirect, which would take the account along. */
public final class Fetch {

    private static final int MOST = 16 * 1024 * 1024;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public byte[] get(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER_WITHIN);
        headers.forEach(request::header);
        return send(address, request.build());
    }

    /** Sends a form. */
    public byte[] post(URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                address,
                HttpRequest.newBuilder(address)
                        .timeout(ANSWER_WITHIN)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private byte[] send(URI address, HttpRequest request) {
        String shown = address.getScheme() + "://" + address.getAuthority() + address.getPath();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new CollectorFailed(shown + " answered " + answer.statusCode(), null);
                }
                byte[] bytes = body.readNBytes(MOST + 1);
                if (bytes.length > MOST) {
                    throw new CollectorFailed(shown + " answered more than " + MOST + " bytes", null);
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new CollectorFailed(shown + " cannot be read: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectorFailed(shown + " was not waited for any longer", e);
        }
    }
}
