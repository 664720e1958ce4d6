package com.sitearis.maintenance.http;

import com.sitearis.maintenance.plan.IntakeSettings;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request, in the plan that was in force when it came. */
public final class Request {

    private static final int MOST_PARAMETER = 200;

    private final HttpServletRequest http;
    private final MaintenancePlan plan;
    private final IntakeSettings intake;

    Request(HttpServletRequest http, MaintenancePlan plan, IntakeSettings intake) {
        this.http = http;
        this.plan = plan;
        this.intake = intake;
    }

    public String path() {
        return Objects.requireNonNullElse(http.getRequestURI(), "");
    }

    /** GET, POST or whatever it is. */
    public String method() {
        return http.getMethod();
    }

    /** Refuses every other method. */
    public void method(String only) {
        if (!http.getMethod().equals(only)) {
            throw Refusal.method(only);
        }
    }

    public IntakeSettings intake() {
        return intake;
    }

    @Nullable
    public String header(String name) {
        return http.getHeader(name);
    }

    /** The sender's address; behind a proxy the last one it wrote, since what stands before it anybody can write. */
    public String address() {
        String forwarded = intake.behindProxy() ? http.getHeader("X-Forwarded-For") : null;
        if (forwarded == null) {
            return http.getRemoteAddr();
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.length() <= MOST_PARAMETER ? last : http.getRemoteAddr();
    }

    /**
     * The name of the token it came with.
     *
     * @param tokens those that open this path
     */
    public String sender(Map<String, Secret> tokens) {
        return Bearer.of(http.getHeader("Authorization"), tokens)
                .orElseThrow(() -> new Refusal(
                        Refusal.UNAUTHORIZED, "unknown-token", "send Authorization: Bearer with a token of plan.yaml"));
    }

    public byte[] rawBody(int most, Duration within) throws IOException {
        return Body.raw(http.getInputStream(), http.getContentLengthLong(), most, within);
    }

    public byte[] decoded(byte[] raw, int most) {
        byte[] body = Body.decoded(raw, http.getHeader("Content-Encoding"), most);
        if (body.length == 0) {
            throw Refusal.malformed("the body is empty");
        }
        return body;
    }

    /** A parameter of the query; the body is never looked at for one. */
    public Optional<String> parameter(String name) {
        String query = http.getQueryString();
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                return Optional.of(value(name, pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    private static String value(String name, String encoded) {
        try {
            String value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            if (value.length() <= MOST_PARAMETER && !value.isBlank()) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("parameter " + name + " is not percent-encoded");
        }
        throw Refusal.malformed("parameter " + name + " is empty or too long");
    }

    public String required(String name) {
        return parameter(name).orElseThrow(() -> Refusal.malformed("the query lacks " + name + "=…"));
    }

    public Set<String> environments() {
        return plan.environments().keySet();
    }

    /** Refuses what the plan does not know: a misspelt environment would be a figure nobody reads. */
    public String environment(String name) {
        if (!plan.environments().containsKey(name)) {
            throw Refusal.notStorable("the plan has no environment of that name; it has "
                    + String.join(", ", plan.environments().keySet()));
        }
        return name;
    }
}
