package com.sitearis.maintenance.http;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of which a few fields are read: whatever else stands in it is left alone. */
public final class Payload {

    private static final int MOST = 1024 * 1024;
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final int LONGEST = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Payload() {}

    public static byte[] raw(Request request) throws IOException {
        return request.rawBody(MOST, WITHIN);
    }

    public static JsonNode read(Request request, byte[] raw) {
        byte[] body = request.decoded(raw, MOST);
        Body.checkUtf8(body);
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw Refusal.malformed("the JSON cannot be read: " + e.getOriginalMessage());
        }
    }

    /** A text or number at a path such as {@code deployment.sha}. */
    public static String text(JsonNode from, String path) {
        JsonNode node = from.at("/" + path.replace('.', '/'));
        String text = node.isString() || node.isNumber() ? node.asString() : "";
        if (text.isBlank() || text.length() > LONGEST) {
            throw Refusal.notStorable(path + " is missing, or no text of up to " + LONGEST + " characters");
        }
        return text;
    }

    public static String textOr(JsonNode from, String path, String absent) {
        JsonNode node = from.at("/" + path.replace('.', '/'));
        return node.isMissingNode() || node.isNull() ? absent : text(from, path);
    }

    public static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.notStorable("a time is written 2026-10-10T10:00:00Z");
        }
    }
}
