package com.sitearis.maintenance.notify.sending;

import com.sitearis.maintenance.notify.words.PlainText;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.plan.SecretMissing;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Posts to an address that is a secret. It follows no redirect, and its answers name the address by its variable: what an
 * exception or a server says may repeat it.
 */
final class HttpPost {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int LONGEST = 200;
    private static final int SHORTEST_SECRET = 6;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER)
            .build();
    private final Clock clock;

    HttpPost(Clock clock) {
        this.clock = clock;
    }

    Answer post(Secret url, String below, byte[] body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(address(url, below)).timeout(ANSWER).POST(BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            return answer(url, client.send(request.build(), BodyHandlers.ofString()));
        } catch (SecretMissing e) {
            return new Answer.Later(String.valueOf(e.getMessage()), null);
        } catch (IllegalArgumentException e) {
            return new Answer.Later("the value of " + url.variable() + " is no http address", null);
        } catch (IOException e) {
            return new Answer.Later(url + " cannot be reached: " + e.getClass().getSimpleName(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Later("the program ended meanwhile", null);
        }
    }

    private static URI address(Secret url, String below) {
        String base = url.reveal().strip();
        return URI.create(below.isEmpty() ? base : base.replaceAll("/+$", "") + below);
    }

    private Answer answer(Secret url, HttpResponse<String> response) {
        int status = response.statusCode();
        String detail = "HTTP " + status + " " + shown(url, response.body());
        if (status >= 200 && status < 300) {
            return new Answer.Taken(detail.strip());
        }
        if (status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_EARLY && status != TOO_MANY) {
            return new Answer.Refused(detail.strip());
        }
        Optional<String> after = response.headers().firstValue("Retry-After");
        return new Answer.Later(detail.strip(), after.map(this::instant).orElse(null));
    }

    /** A server may repeat the address, whole or in pieces, as it was sent or decoded. */
    private static String shown(Secret url, String body) {
        String clean = PlainText.line(body).replace(url.reveal().strip(), url.toString());
        for (String piece : pieces(URI.create(url.reveal().strip()))) {
            clean = clean.replace(piece, "…");
        }
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + " …";
    }

    /** What a secret may be made of, the longest first; shorter ones are ordinary words. */
    private static List<String> pieces(URI url) {
        return Stream.of(url.getRawUserInfo(), url.getRawPath(), url.getRawQuery())
                .filter(Objects::nonNull)
                .flatMap(part -> Stream.concat(Stream.of(part), Stream.of(part.split("[/&=:]", -1))))
                .flatMap(part -> Stream.of(part, URLDecoder.decode(part, StandardCharsets.UTF_8)))
                .filter(part -> part.length() >= SHORTEST_SECRET)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Seconds, or a date; at most a day, because a wrong number must not silence us. */
    private @Nullable Instant instant(String after) {
        Instant now = clock.instant();
        try {
            Instant asked = after.matches("\\d{1,9}")
                    ? now.plusSeconds(Long.parseLong(after))
                    : ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return asked.isAfter(now.plus(LONGEST_WAIT)) ? now.plus(LONGEST_WAIT) : asked;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
