package com.sitearis.maintenance.incident.api;

import com.sitearis.maintenance.http.Payload;
import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.http.Request;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The body of a request: a flat JSON object of texts, in which nothing unknown may stand. */
final class Fields {

    private static final int MOST = 64 * 1024;
    private static final int LONGEST = 4000;
    private static final Duration WITHIN = Duration.ofSeconds(15);

    private final JsonNode body;

    private Fields(JsonNode body) {
        this.body = body;
    }

    /** Nothing at all is an object without fields. */
    static Fields read(Request request, String... known) throws IOException {
        byte[] raw = request.rawBody(MOST, WITHIN);
        JsonNode body = raw.length == 0 ? JsonNodeFactory.instance.objectNode() : Payload.read(request, raw);
        if (!body.isObject()) {
            throw Refusal.malformed("the body is a JSON object");
        }
        Set<String> unknown = new TreeSet<>(body.propertyNames());
        Arrays.asList(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw Refusal.notStorable("unknown fields; there are: " + String.join(", ", known));
        }
        return new Fields(body);
    }

    String required(String name) {
        String text = optional(name);
        if (text == null) {
            throw Refusal.notStorable(name + " is missing");
        }
        return text;
    }

    String orEmpty(String name) {
        String text = optional(name);
        return text == null ? "" : text;
    }

    @Nullable
    String optional(String name) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        String text = node.isString() ? node.asString() : "";
        if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw Refusal.notStorable(name + " is no text of up to " + LONGEST + " characters");
        }
        return text.strip();
    }

    @Nullable
    Instant instant(String name) {
        String text = optional(name);
        return text == null ? null : Payload.instant(text);
    }
}
