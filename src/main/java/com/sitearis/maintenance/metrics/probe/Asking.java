package com.sitearis.maintenance.metrics.probe;

import com.sitearis.maintenance.metrics.probe.AvailabilityProbeSettings.Component;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks one address. The times of name resolution, connection and TLS are measured on a connection of their own, because the
 * HTTP client does not tell them; the response time is that of the whole request, from sending to the last byte that is read.
 */
final class Asking {

    private final Duration timeout;
    private final Clock clock;
    private final SSLContext tls;
    private final HttpClient following;
    private final HttpClient staying;

    Asking(Duration timeout, SSLContext tls, Clock clock) {
        this.timeout = timeout;
        this.tls = tls;
        this.clock = clock;
        this.following = client(HttpClient.Redirect.NORMAL);
        this.staying = client(HttpClient.Redirect.NEVER);
    }

    private HttpClient client(HttpClient.Redirect redirect) {
        // HTTP/1.1: an exchange that is cut off ends its connection, and nothing lingers.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .sslContext(tls)
                .followRedirects(redirect)
                .build();
    }

    Found ask(Component component) throws InterruptedException {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long deadline = System.nanoTime() + timeout.toNanos();
        Map<String, Double> times = new LinkedHashMap<>();
        Instant certificate = null;
        try {
            certificate = new Connecting(component.url(), deadline, tls).measure(times);
            String wrong = answer(component, deadline, times);
            return new Found(at, wrong, times, certificate);
        } catch (IOException | TimeoutException e) {
            return new Found(at, reason(e), times, certificate);
        }
    }

    private @Nullable String answer(Component component, long deadline, Map<String, Double> times)
            throws IOException, TimeoutException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(component.url())
                .timeout(left(deadline))
                .header("User-Agent", "SiteAris-Maintenance (availability probe)")
                .header("Cache-Control", "no-cache")
                .build();
        boolean redirect = component.status() >= 300 && component.status() < 400;
        long begun = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                (redirect ? staying : following).sendAsync(request, answered -> new FirstBytes());
        HttpResponse<byte[]> response;
        try {
            response = exchange.get(left(deadline).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            exchange.cancel(true);
        }
        times.put("http.response", (System.nanoTime() - begun) / 1e6);
        if (response.statusCode() != component.status()) {
            return "status " + response.statusCode() + ", expected " + component.status();
        }
        String text = component.text();
        return text == null || new String(response.body(), StandardCharsets.UTF_8).contains(text)
                ? null
                : "status " + response.statusCode() + ", but without \"" + text + "\"";
    }

    private static Duration left(long deadline) throws TimeoutException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new TimeoutException();
        }
        return Duration.ofNanos(left);
    }

    private String reason(Exception e) {
        if (e instanceof TimeoutException || e instanceof SocketTimeoutException || e instanceof HttpTimeoutException) {
            return "no answer within " + timeout.toSeconds() + " s";
        }
        if (e instanceof UnknownHostException) {
            return "its host name is not known";
        }
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
