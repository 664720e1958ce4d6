package com.sitearis.maintenance.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a request is answered with. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Answer json(Object value) {
        return new Answer(200, "application/json", JSON.writeValueAsBytes(value), Map.of());
    }

    /**
     * Something was made.
     *
     * @param location where it can be read
     */
    public static Answer created(Object value, String location) {
        return new Answer(201, "application/json", JSON.writeValueAsBytes(value), Map.of("Location", location));
    }

    public static Answer nothing() {
        return new Answer(204, "", new byte[0], Map.of());
    }

    public static Answer script(String text) {
        return new Answer(
                200,
                "text/javascript; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Map.of("Cache-Control", "public, max-age=3600"));
    }

    public static Answer problem(Refusal refusal) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:sitearis-maintenance:problem:" + refusal.type());
        problem.put("title", refusal.type().replace('-', ' '));
        problem.put("status", refusal.status());
        problem.put("detail", refusal.detail());
        return new Answer(
                refusal.status(), "application/problem+json", JSON.writeValueAsBytes(problem), refusal.headers());
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }
}
